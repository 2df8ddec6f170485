using System.Text.Json;
using System.Text.Json.Serialization;

namespace Membership.Application.Common;

/// <summary>A field of a JSON Merge Patch (RFC 7396): absent (leave it), null (clear it) or a value (set it).</summary>
[JsonConverter(typeof(OptionalConverterFactory))]
public readonly record struct Optional<T>(T? Value)
{
    /// <summary>Whether the field stood in the document.</summary>
    public bool IsPresent { get; } = true;

    /// <summary>The new value where one was given, otherwise the present one.</summary>
    public T? Or(T? current) => IsPresent ? Value : current;
}

/// <summary>Reads <see cref="Optional{T}"/> fields.</summary>
public sealed class OptionalConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(OptionalConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class OptionalConverter<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            // Not through JsonSerializer: an error in there would not know which field it is in.
            new(reader.TokenType is JsonTokenType.Null
                ? default(T) is null ? default : throw new JsonException()
                : ((JsonConverter<T>)options.GetConverter(typeof(T))).Read(ref reader, typeof(T), options));

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
