using System.Text.Json;
using System.Text.Json.Nodes;
using Pace.Learning.Tests.Content.Delivery;
using Pace.Learning.Web.BackOffice.Moving;

namespace Pace.Learning.Tests.BackOffice.Moving;

/// <summary>Every answer of a real Umbraco's Management API is read as what it says, or refused.</summary>
public sealed class RecordedManagementTests
{
    public static TheoryData<string> Files => [.. Exchange.All("management").Select(e => e.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Answer_IsReadAsWhatItSays_OrRefused(string file)
    {
        var exchange = Exchange.Read(Path.Combine(Exchange.Folder, "management", file));
        if (exchange.Status >= 400)
        {
            using var json = JsonDocument.Parse(exchange.Body);
            var refusal = ManagementAnswers.Refused(exchange.Status, exchange.Body, NotificationsOf(file), null);
            Assert.Equal(json.RootElement.TryGetProperty("operationStatus", out var operation) ? operation.GetString() : null, refusal.Status);
            Assert.EndsWith(".", refusal.Words, StringComparison.Ordinal);
            Assert.Equal(NotificationsOf(file) is not null, refusal.Words.Contains("quotes a person who has withdrawn consent", StringComparison.Ordinal));
            AssertIsNothing(exchange.Body);
            return;
        }
        switch (exchange)
        {
            case { Method: "GET", Body.Length: > 0 } when exchange.Target.Contains("/v1/document/", StringComparison.Ordinal):
                AssertIsDocument(exchange);
                break;
            case { Method: "GET", Body.Length: > 0 } when exchange.Target.Contains("/v1/media-type/", StringComparison.Ordinal):
                AssertIsType(exchange);
                break;
            case { Body: [] }:
                Assert.NotEqual("GET", exchange.Method);
                AssertIsNothing(exchange.Body);
                break;
            default:
                Assert.Throws<ManagementFailedException>(() => ManagementAnswers.Document(exchange.Body));
                Assert.Throws<ManagementFailedException>(() => ManagementAnswers.Type(exchange.Body));
                break;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"total\": 1}")]
    [InlineData("{\"total\": 1, \"items\": [{\"id\": 7}]}")]
    [InlineData("{\"id\": \"no key\", \"variants\": [], \"values\": {}}")]
    [InlineData("{\"id\": \"3733a4a5-e2a8-57c5-9884-72fea75777b2\", \"documentType\": null, \"variants\": [{}], \"values\": [], \"isTrashed\": false}")]
    public void WhatNoServerPromises_IsRefused(string body) => AssertIsNothing(System.Text.Encoding.UTF8.GetBytes(body));

    [Fact]
    public void FieldsThatFailed_AreCalledByTheirNames()
    {
        var sent = new JsonObject { ["values"] = new JsonArray(new JsonObject { ["alias"] = "title" }, new JsonObject { ["alias"] = "readingAge" }) };
        var body = """{"type":"Error","title":"Validation failed","status":400,"operationStatus":"PropertyValidationError","errors":{"$.values[1].value":["Write a number in figures, such as 12 or 1.5."],"$.values[?(@.alias == 'summary' && @.culture == null && @.segment == null)].Value":["Required."]}}"""u8;
        Assert.Equal("readingAge: Write a number in figures, such as 12 or 1.5. summary: Required.", ManagementAnswers.Refused(400, body, null, sent).Words);
        var invalid = """{"title":"Invalid document","detail":"x","operationStatus":"ContentInvalid","invalidProperties":["title","summary"]}"""u8;
        Assert.Equal("These fields are missing or aren't what their type asks for: title, summary.", ManagementAnswers.Refused(400, invalid, null, sent).Words);
    }

    private static void AssertIsDocument(Exchange exchange)
    {
        using var json = JsonDocument.Parse(exchange.Body);
        var document = ManagementAnswers.Document(exchange.Body);
        Assert.Equal(json.RootElement.GetProperty("id").GetGuid(), document.Id);
        Assert.Equal(json.RootElement.GetProperty("documentType").GetProperty("id").GetGuid(), document.Type);
        Assert.Equal(json.RootElement.GetProperty("variants")[0].GetProperty("state").GetString(), document.State);
        Assert.Equal(json.RootElement.GetProperty("variants")[0].GetProperty("name").GetString(), document.Name);
        Assert.NotEmpty(document.Values);
        foreach (var value in json.RootElement.GetProperty("values").EnumerateArray())
        {
            Assert.Equal(value.GetProperty("value").GetString(), (string?)document.ValueOf(value.GetProperty("alias").GetString()!));
        }
    }

    private static void AssertIsType(Exchange exchange)
    {
        using var json = JsonDocument.Parse(exchange.Body);
        var type = ManagementAnswers.Type(exchange.Body);
        Assert.Equal((json.RootElement.GetProperty("id").GetGuid(), json.RootElement.GetProperty("alias").GetString(), false), (type.Id, type.Alias, type.IsElement));
        Assert.Equal(json.RootElement.GetProperty("properties").EnumerateArray().Select(p => p.GetProperty("alias").GetString()), type.Properties);
    }

    private static void AssertIsNothing(byte[] body)
    {
        Assert.Throws<ManagementFailedException>(() => ManagementAnswers.Document(body));
        Assert.Throws<ManagementFailedException>(() => ManagementAnswers.Type(body));
        Assert.Throws<ManagementFailedException>(() => ManagementAnswers.Tree(body));
        Assert.Null(ManagementAnswers.TokenOf(body));
    }

    private static string? NotificationsOf(string file) => File.ReadLines(Path.Combine(Exchange.Folder, "management", file))
        .FirstOrDefault(l => l.StartsWith("Umb-Notifications: ", StringComparison.Ordinal))?["Umb-Notifications: ".Length..];
}
