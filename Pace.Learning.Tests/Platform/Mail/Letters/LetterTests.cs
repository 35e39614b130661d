using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Bunit;
using Pace.Learning.Web.Platform.Mail.Letters;

namespace Pace.Learning.Tests.Platform.Mail.Letters;

/// <summary>Every letter that the site sends: what it says for whom, in both forms.</summary>
public sealed class LetterTests : BunitContext
{
    private static readonly string[] Pieces = ["HTML", "HEAD", "BODY", "P", "BR", "A"];
    private static readonly string[] WhoseSite = ["pace", "parents against", "charity", new PaceOptions().Organisation.Name, new PaceOptions().Organisation.FullName];
    private static readonly string[] WhatItIsAbout = ["child", "exploit", "abuse", "trauma", "harm", "parent", "carer", "safeguard", "police", "talk"];

    public static TheoryData<int, string> All => [.. LetterSample.All.Select((s, i) => (i, s.Letter.GetType().Name))];

    [Fact]
    public void EveryLetter_IsAmongTheSamples()
    {
        var letters = typeof(Letter).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Letter)) && !t.IsAbstract);
        Assert.Empty(letters.Except(LetterSample.All.Select(s => s.Letter.GetType())));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Letter_SaysToItsReader(int number, string name)
    {
        var sample = Sample(number, name);
        Assert.Equal(sample.Subject, sample.Letter.Subject);
        Assert.Equal(sample.Text.ReplaceLineEndings("\n") + "\n\n", Rendered(sample).Text);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void BothForms_SayTheSame_WithTheSameLinks(int number, string name)
    {
        var sample = Sample(number, name);
        var (text, html) = Rendered(sample);
        var component = Render(sample.Letter.Content);
        Assert.Equal(text, Words(component.FindAll("p")));
        var page = Parsed(html);
        Assert.Equal(text, Words(page.QuerySelectorAll("body > p")));
        Assert.Equal(page.QuerySelectorAll("p").Length, page.Body!.Children.Length);
        Assert.Equal("", string.Concat(page.Body.ChildNodes.OfType<IText>().Select(t => t.Text.Trim())));

        var links = component.FindAll("a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(links, text.Split('\n').Where(line => line.Contains("://", StringComparison.Ordinal)));
        Assert.All(component.FindAll("a"), a => Assert.Equal(a.GetAttribute("href"), a.TextContent));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void NothingIsLoaded_AndLinksLeadToTheSiteOnly(int number, string name)
    {
        var page = Parsed(Rendered(Sample(number, name)).Html);
        Assert.All(page.All, e => Assert.Contains(e.TagName, Pieces));
        Assert.All(page.All.SelectMany(e => e.Attributes, (e, a) => $"{e.TagName} {a.Name}"), a => Assert.Contains(a, new[] { "HTML lang", "A href" }));
        Assert.All(page.Links, a => Assert.StartsWith("https://site.example/", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void NoSubject_NamesTheCharity_AndAParentsMailNeitherThatNorWhatItIsAbout(int number, string name)
    {
        var sample = Sample(number, name);
        Assert.All(WhoseSite, word => Assert.DoesNotContain(word, sample.Letter.Subject, StringComparison.OrdinalIgnoreCase));
        if (sample.IsToParent)
        {
            var words = string.Join('\n', Rendered(sample).Text.Split('\n').Where(line => !line.Contains("://", StringComparison.Ordinal)));
            Assert.All(WhoseSite.Concat(WhatItIsAbout), word => Assert.DoesNotContain(word, $"{sample.Letter.Subject}\n{words}", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static LetterSample Sample(int number, string name)
    {
        var sample = LetterSample.All[number];
        Assert.Equal(name, sample.Letter.GetType().Name);
        return sample;
    }

    private static (string Text, string Html) Rendered(LetterSample sample) => LetterRenderer.Render(sample.Letter);

    private static IHtmlDocument Parsed(string html) => new HtmlParser().ParseDocument(html);

    // As a browser shows it, but for line breaks that somebody typed.
    private static string Words(IEnumerable<IElement> paragraphs) =>
        string.Concat(paragraphs.Select(p => string.Concat(p.ChildNodes.Select(n => n is IHtmlBreakRowElement ? "\n" : n.TextContent)) + "\n\n"));
}
