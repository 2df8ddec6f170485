using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Membership.Api.Http;

/// <summary>Times with their offset: one without would mean another instant on each server.</summary>
public sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var time = reader.GetDateTimeOffset();
        return reader.GetString() is [.., 'Z' or 'z'] or [.., '+' or '-', _, _, ':', _, _] ? time : throw new JsonException("A time needs its offset, such as 2026-03-02T10:00:00Z.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>Amounts as they are written: one that is finer than a number can hold would be rounded before anybody could refuse it.</summary>
public sealed class AmountConverter : JsonConverter<decimal>
{
    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var amount = reader.GetDecimal();
        using var written = JsonDocument.ParseValue(ref reader);
        var digits = written.RootElement.GetRawText().Count(char.IsAsciiDigit);
        return digits <= 28 ? amount : throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"An amount has 28 digits at most; this one has {digits}."));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
