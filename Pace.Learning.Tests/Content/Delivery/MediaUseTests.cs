using System.Text;
using Pace.Learning.Content.Delivery;

namespace Pace.Learning.Tests.Content.Delivery;

/// <summary>Which files of Umbraco's a document uses, and how its text names them here.</summary>
public sealed class MediaUseTests
{
    [Theory]
    [InlineData("![A](/media/5zbdy3g2/a.png)", "![A](/media/umbraco/1.png)")]
    [InlineData("![A](/media/5zbdy3g2/a.png?width=500&rmode=max \"A title\")", "![A](/media/umbraco/1.png \"A title\")")]
    [InlineData("![A](https://cms.example.org/media/5zbdy3g2/a.png)", "![A](/media/umbraco/1.png)")]
    [InlineData("<https://cms.example.org/media/5zbdy3g2/a.png>", "</media/umbraco/1.png>")]
    [InlineData("[p]: /media/5zbdy3g2/a.png\n\n![A][p]", "[p]: /media/umbraco/1.png\n\n![A][p]")]
    [InlineData("![A](/media/5zbdy3g2/b.png)", "![A](/media/5zbdy3g2/b.png)")]
    [InlineData("[A](https://www.example.org/media/5zbdy3g2/a.png)", "[A](https://www.example.org/media/5zbdy3g2/a.png)")]
    [InlineData("[A](/elsewhere/media/5zbdy3g2/a.png)", "[A](/elsewhere/media/5zbdy3g2/a.png)")]
    [InlineData("![A](media/a.png)", "![A](media/a.png)")]
    public void AnAddressInAText_IsWrittenAsOurs_AndNoOther(string text, string expected) => Assert.Equal(expected, BodyOf($"\"body\":{System.Text.Json.JsonSerializer.Serialize(text)}"));

    [Fact]
    public void APickedFile_StandsForItsPath_AndNothingPickedForNothing()
    {
        const string Picked = """{"focalPoint":{"left":0.5,"top":"x"},"crops":[{"alias":"card","width":400,"height":300,"coordinates":null}],"id":"c27a8971-bdb5-5999-8116-2d3545bcb3b0","name":"A","mediaType":"Image","url":"/media/5zbdy3g2/a.png","extension":"png","bytes":666,"properties":{"altText":"A table"}}""";
        static string Figure(string image) => $$"""
            "blocks":{"items":[{"content":{"contentType":"paceFigureBlock","id":"4f00365f-ce0d-5a22-8b77-76ab115c6393","name":"n/a","properties":{"image":{{image}},"caption":"C","source":"own"} },"settings":null}]}
            """;
        Assert.Contains("image: media/umbraco/1.png\n", BodyOf(Figure($"[{Picked}]")), StringComparison.Ordinal);
        Assert.DoesNotContain("image:", BodyOf(Figure("[]")), StringComparison.Ordinal);
        Assert.DoesNotContain("image:", BodyOf(Figure("null")), StringComparison.Ordinal);
        Assert.Contains("image: media/by-hand.png\n", BodyOf(Figure("\"media/by-hand.png\"")), StringComparison.Ordinal);
        var use = Assert.Single(ItemOf(Figure($"[{Picked}]")).Media);
        Assert.Equal(("/media/5zbdy3g2/a.png", "A table"), (use.Address, use.Picked!.AlternativeText));
    }

    [Fact]
    public void EveryRecordedDocument_TellsWhichFilesItUses()
    {
        var uses = Exchange.All("delivery").Where(e => e.Status == 200 && e.Target.Contains("/content", StringComparison.Ordinal) && !e.Target.Contains("fields", StringComparison.Ordinal))
            .SelectMany(e => e.Target.Contains("/item/", StringComparison.Ordinal) ? [DeliveredAnswers.Item(e.Body)] : DeliveredAnswers.Items(e.Body).Items).SelectMany(i => i.Media).ToList();
        Assert.True(uses.Count > 20, $"{uses.Count} files");
        Assert.All(uses, u => Assert.StartsWith("/media/", u.Address, StringComparison.Ordinal));
        Assert.Contains(uses, u => u.Picked is { AlternativeText: not null });
    }

    private static string BodyOf(string property)
    {
        var text = DocumentProperties.TextOf("pages/a.md", ItemOf(property), new DeliverySurroundings
        {
            FileAt = address => address is "/media/5zbdy3g2/a.png" or "https://cms.example.org/media/5zbdy3g2/a.png" ? "media/umbraco/1.png" : null,
        });
        return text[(text.LastIndexOf("---\n\n", StringComparison.Ordinal) is >= 0 and var end ? end + 5 : 0)..].Trim('\n') + (property.StartsWith("\"body\"", StringComparison.Ordinal) ? "" : "\n");
    }

    private static DeliveredItem ItemOf(string property) => DeliveredAnswers.Item(Encoding.UTF8.GetBytes($"{{\"contentType\":\"pacePage\",\"id\":\"71dad2ed-b0c1-549a-b2cc-a570207f84e7\",\"name\":\"A\",\"properties\":{{{property}}}}}"));
}
