using System.Text.Json;
using System.Text.Json.Serialization;

namespace Membership.Api.Http;

/// <summary>Enumerations in JSON by their exact camelCase names: no numbers, no other case, no lists.</summary>
internal sealed class EnumNameConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum && !typeToConvert.IsDefined(typeof(FlagsAttribute), inherit: false);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EnumNameConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class EnumNameConverter<T> : JsonConverter<T> where T : struct, Enum
    {
        private static readonly Dictionary<T, JsonEncodedText> Written =
            Enum.GetValues<T>().Distinct().ToDictionary(v => v, v => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(v.ToString())));

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
            return text is not null && EnumName<T>.Names.Contains(text, StringComparer.Ordinal)
                && EnumName<T>.TryParse(text, null, out var name) ? name.Value : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Written[value]);
    }
}
