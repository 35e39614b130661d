using System.Text.Json;
using Pace.Learning.Content.Delivery;

namespace Pace.Learning.Tests.Content.Delivery;

/// <summary>Every answer of a real Umbraco's Content Delivery API is read as what it is, or refused.</summary>
public sealed class RecordedAnswersTests
{
    public static TheoryData<string> Files => [.. Exchange.All("delivery").Select(e => e.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Answer_IsReadWhole_OrRefused(string file)
    {
        var exchange = Exchange.Read(Path.Combine(Exchange.Folder, "delivery", file));
        var isMedia = exchange.Target.Contains("/api/v2/media", StringComparison.Ordinal);
        var isOne = exchange.Target.Contains("/item/", StringComparison.Ordinal);
        if (exchange.Status != 200 || (!exchange.Target.Contains("/api/v2/media", StringComparison.Ordinal) && !exchange.Target.Contains("/api/v2/content", StringComparison.Ordinal)))
        {
            Assert.ThrowsAny<UnreadableDeliveryException>(() => DeliveredAnswers.Items(exchange.Body));
            Assert.ThrowsAny<UnreadableDeliveryException>(() => DeliveredAnswers.Item(exchange.Body));
            return;
        }
        using var json = JsonDocument.Parse(exchange.Body);
        if (isMedia)
        {
            var media = isOne ? [DeliveredAnswers.OneMedia(exchange.Body)] : DeliveredAnswers.Media(exchange.Body).Items;
            Assert.Equal(Listed(json.RootElement).Select(i => i.GetProperty("id").GetGuid()), media.Select(m => m.Id));
            Assert.All(media, m => Assert.False(string.IsNullOrEmpty(m.Name)));
            return;
        }
        var items = isOne ? [DeliveredAnswers.Item(exchange.Body)] : DeliveredAnswers.Items(exchange.Body).Items;
        var listed = Listed(json.RootElement);
        Assert.Equal(listed.Select(i => i.GetProperty("id").GetGuid()), items.Select(i => i.Id));
        for (var i = 0; i < items.Count; i++)
        {
            Assert.Equal(listed[i].GetProperty("route").GetProperty("path").GetString(), items[i].Path);
            Assert.Equal(DateTimeKind.Utc, items[i].UpdatedAt!.Value.Kind);
            Assert.Equal(listed[i].GetProperty("properties").EnumerateObject().Count(p => p.Value.ValueKind is not JsonValueKind.Null), items[i].Properties.Count);
        }
    }

    [Fact]
    public void ADateWithoutAnOffset_MeansUtc()
    {
        Assert.Equal(new DateTime(2026, 11, 29, 3, 17, 43, 939, DateTimeKind.Utc).AddTicks(3731), DeliveredItem.ReadDate("2026-11-29T03:17:43.9393731"));
        Assert.Equal(new DateTime(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc), DeliveredItem.ReadDate("2026-07-01T09:00:00Z"));
        Assert.Equal(new DateTime(2026, 7, 1, 8, 0, 0, DateTimeKind.Utc), DeliveredItem.ReadDate("2026-07-01T09:00:00+01:00"));
        Assert.Null(DeliveredItem.ReadDate("yesterday-ish"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("\"a string alone\"")]
    [InlineData("[1, 2]")]
    [InlineData("{\"items\": []}")]
    [InlineData("{\"total\": 1}")]
    [InlineData("{\"total\": 1, \"items\": [{\"contentType\": \"pacePage\"}]}")]
    public void WhatNoServerPromises_IsRefused(string body) => Assert.ThrowsAny<UnreadableDeliveryException>(() => DeliveredAnswers.Items(System.Text.Encoding.UTF8.GetBytes(body)));

    private static List<JsonElement> Listed(JsonElement json) => json.ValueKind is JsonValueKind.Array ? [.. json.EnumerateArray()]
        : json.TryGetProperty("items", out var items) ? [.. items.EnumerateArray()] : [json];
}
