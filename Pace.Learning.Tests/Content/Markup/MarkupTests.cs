using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Html.Parser;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Tests.Content.Markup;

public class MarkupTests
{
    private const string Hostile = "</p><script>alert('x')</script>\" onload=\"x & y";

    [Fact]
    public void Text_IsEncoded_BetweenTagsAndInAttributes()
    {
        const string Safe = "&lt;/p&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;x &amp; y";

        Assert.Equal($"""<p title="{Safe}">{Safe}</p>""", FinishedHtml.Of($"""<p title="{Hostile}">{Hostile}</p>""").Value);
    }

    [Fact]
    public void Text_OnAPage_IsEncodedByThePagesEncoder()
    {
        const string Safe = "&lt;/p&gt;&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;&quot; onload=&quot;x &amp; y";

        Assert.Equal($"""<p title="{Safe}">{Safe}</p>""", OnPage(to => to.Add($"""<p title="{Hostile}">{Hostile}</p>""")));
    }

    [Theory]
    [InlineData("Ynys Môn – l’été 😀 ‘quoted’")]
    [InlineData("plain words, of-letters_and.digits: 1/2")]
    [InlineData("&amp; is not & already &lt;done&gt;")]
    [InlineData("a + b = `c` \"d\" 'e'")]
    [InlineData("<")]
    [InlineData("")]
    public void Text_ReadsOnThePageAsItWasWritten(string text)
    {
        foreach (var html in new[] { FinishedHtml.Of($"""<p title="{text}">{text}</p>""").Value, OnPage(to => to.Add($"""<p title="{text}">{text}</p>""")) })
        {
            var body = new HtmlParser().ParseDocument(html).Body!;
            var paragraph = Assert.Single(body.Children);
            Assert.Empty(paragraph.Children);
            Assert.Equal((text, text), (paragraph.TextContent, paragraph.GetAttribute("title")));
        }
    }

    [Fact]
    public void OtherAlphabets_StayAsTheyAre()
    {
        const string Words = "Ynys Môn – l’été 日本";

        Assert.Equal($"<p>{Words}</p>", FinishedHtml.Of($"<p>{Words}</p>").Value);
        Assert.Equal($"<p>{Words}</p>", OnPage(to => to.Add($"<p>{Words}</p>")));
    }

    [Fact]
    public void FinishedMarkup_IsNotEncodedAgain()
    {
        var link = FinishedHtml.Of($"""<a href="/?a=1&amp;b=2">{"Q & A"}</a>""");

        Assert.Equal("""<li><a href="/?a=1&amp;b=2">Q &amp; A</a></li>""", FinishedHtml.Of($"<li>{link}</li>").Value);
        Assert.Equal("""<li><a href="/?a=1&amp;b=2">Q &amp; A</a></li>""", OnPage(to => to.Add($"<li>{link}</li>")));
        Assert.Equal(link.Value, OnPage(to => to.Add(link)));
    }

    [Fact]
    public void WhatIsMissing_LeavesNothing()
    {
        string? nothing = null;

        Assert.Equal("<p></p>", FinishedHtml.Of($"<p>{nothing}{default(FinishedHtml)}</p>").Value);
    }

    [Fact]
    public void Numbers_ReadTheSameEverywhere()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
        try
        {
            Assert.Equal("<td>-1234567</td>", FinishedHtml.Of($"<td>{-1234567}</td>").Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Lines_EndWithALineBreak_AndAPartKeepsWhatItHolds()
    {
        var html = new HtmlBuilder();
        html.AddLine($"<p>{"a < b"}</p>");
        html.AddLine(FinishedHtml.Of($"<hr>"));

        Assert.Equal("<p>a &lt; b</p>\n<hr>\n", html.Html.Value);
        Assert.Equal("<p>a &lt; b</p>", html.Html[..15].Value);
        Assert.Equal("<hr>", html.Html[16..].Trim().Value);
        Assert.Equal("<p>a &lt; b</p>\n<hr>\n", html.Take().Value);
        Assert.Equal(0, html.Html.Length);
    }

    [Fact]
    public void OnlyTextsNumbersAndFinishedMarkup_CanBePutIntoMarkup()
    {
        static string[] Taken(Type type, string name) =>
            [.. type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Where(m => m.Name == name).Select(m => m.GetParameters().Single().ParameterType.Name).Order()];

        Assert.Equal(["FinishedHtml", "Int32", "String"], Taken(typeof(MarkupText), nameof(MarkupText.AppendFormatted)));
        Assert.Equal(["FinishedHtml", "MarkupText"], Taken(typeof(MarkupWriter), nameof(MarkupWriter.Add)));
        Assert.Equal(["FinishedHtml", "MarkupText"], Taken(typeof(MarkupWriter), nameof(MarkupWriter.AddLine)));
        Assert.DoesNotContain(typeof(FinishedHtml).GetConstructors(), c => c.GetParameters().Length > 0);
        Assert.DoesNotContain(typeof(FinishedHtml).GetMethods(), m => m.Name is "op_Implicit" or "op_Explicit");
    }

    [Fact]
    public void AString_BecomesFinishedMarkup_OnlyWhereItIsRendered()
    {
        string[] web = [Path.Combine(Repository.Root, "Pace.Learning.Web"), Path.Combine(Repository.Root, "Pace.Learning.Content")];
        var sources = web.SelectMany(f => Directory.EnumerateFiles(f, "*.cs*", SearchOption.AllDirectories))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin" or "node_modules")).ToList();

        string?[] WithText(string text) => [.. sources.Where(f => File.ReadAllText(f).Contains(text, StringComparison.Ordinal)).Select(Path.GetFileName).Order()];

        Assert.Equal(["Badge.cs", "HtmlBuilder.cs", "MarkupContent.cs", "ParsedProse.cs", "SearchReader.cs"], WithText("FinishedHtml.Trust("));
        Assert.Empty(WithText("Html.Raw("));
    }

    private static string OnPage(Action<MarkupWriter> write)
    {
        using var page = new StringWriter();
        write(new MarkupWriter(page, HtmlEncoder.Create(UnicodeRanges.All)));
        return page.ToString();
    }
}
