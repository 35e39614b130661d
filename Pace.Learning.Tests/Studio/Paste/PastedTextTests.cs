using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Web.Studio.Paste;

namespace Pace.Learning.Tests.Studio.Paste;

/// <summary>Markup in the shapes in which programs put it on the clipboard, with invented words.</summary>
public sealed class PastedTextTests
{
    [Fact]
    public void FromWord_ListsThatAreParagraphs_BecomeNestedLists() => AssertBecomes(
        """
        <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
        <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
        <style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
        <p class=MsoNormal>Bring these<span style='mso-spacerun:yes'>  </span>to the meeting:<o:p></o:p></p>
        <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>A pen<o:p></o:p></p>
        <p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><!--[endif]-->Two, if one runs dry<o:p></o:p></p>
        <p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><!--[endif]-->The papers</p>
        <p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><!--[endif]-->Say hello</p>
        <p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><!--[endif]-->Sit down</p>
        <!--EndFragment--></body></html>
        """,
        """
        Bring these to the meeting:

        - A pen
          - Two, if one runs dry
        - The papers
        1. Say hello
        2. Sit down
        """);

    [Fact]
    public void WhatIsDeepOrEndless_IsRefusedBeforeItIsRead()
    {
        foreach (var (html, words) in new[]
        {
            (string.Concat(Enumerable.Repeat("<div>", 100_000)), "too much to be read at once"),
            (string.Concat(Enumerable.Repeat("<div>", 5_000)), "too tangled"),
            (string.Concat(Enumerable.Repeat("<p>a</p>", 100_000)), "too much to be read at once"),
        })
        {
            var read = PastedText.Of(html);
            Assert.Equal("", read.Markdown);
            Assert.Contains(words, Assert.Single(read.Notes), StringComparison.Ordinal);
        }
        // Paragraphs and lines that nobody closed aren't deep.
        Assert.Contains("- a", PastedText.Of($"<ul>{string.Concat(Enumerable.Repeat("<li>a", 1_000))}</ul>").Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void FromWord_HeadingsBoldAndFootnotes_KeepWhatTheyMean() => AssertBecomes(
        """
        <p class=MsoTitle>A fair meeting</p>
        <h1>Before the day<o:p></o:p></h1>
        <h3><b>Papers</b></h3>
        <p class=MsoNormal>Send them <b style='mso-bidi-font-weight:normal'>on <i>Monday</i></b><b>,</b> not later.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a></p>
        <p class=MsoNormal style='mso-hide:all;display:none'>A secret</p>
        <div style='mso-element:footnote-list'><hr align=left size=1><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> Or on Friday.</p></div></div>
        """,
        """
        ## A fair meeting

        ## Before the day

        ### Papers

        Send them **on *Monday*,** not later. (note 1)

        Note 1: Or on Friday.
        """);

    [Fact]
    public void FromGoogleDocs_TheBoldThatIsnt_AndStyledSpans() => AssertBecomes(
        """
        <meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1f2e3d4c-7fff-aaaa"><h2 dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;font-family:Arial,sans-serif;font-weight:400;">When feelings come</span></h2><p dir="ltr"><span style="font-weight:400;font-style:normal;">A parent may go </span><span style="font-weight:700;font-style:normal;">quiet</span><span style="font-weight:400;">. Give it </span><span style="font-weight:400;font-style:italic;">time</span><span style="font-weight:400;">.</span></p><br /><ul style="margin-top:0;"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Water</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr"><span>A glass each</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr"><span style="font-weight:400;">A break</span></p></li></ul><p dir="ltr"><a href="https://www.google.com/url?q=https://example.org/help?a%3D1&amp;sa=D&amp;source=editors&amp;ust=1" style="text-decoration:none;"><span style="text-decoration:underline;">Find help</span></a><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p></b><br class="Apple-interchange-newline">
        """,
        """
        ## When feelings come

        A parent may go **quiet**. Give it *time*.

        - Water
          - A glass each
        - A break

        [Find help](https://example.org/help?a=1) (note 1)
        """);

    [Fact]
    public void FromOutlook_DivsAreParagraphs_AndLinksLoseTheirDetour() => AssertBecomes(
        """
        <div class="WordSection1"><div>Dear all,</div><div><br></div><div>The plan is <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fplan&amp;data=05%7C01">here</a>.<br>Ring <a href="tel:+441134960000">me</a>, or <a href="javascript:alert(1)">press this</a>.</div><blockquote><div>“It’s&nbsp;fine”, they said…</div></blockquote></div>
        """,
        """
        Dear all,

        The plan is [here](https://example.org/plan).\
        Ring [me](tel:+441134960000), or press this.

        > "It's fine", they said…
        """);

    [Fact]
    public void FromAWebPage_TablesPicturesAndScripts() => AssertBecomes(
        """
        <style>p{color:red}</style><script>alert(1)</script><table border=1><caption>Who comes</caption><thead><tr><th>Who</th><th>When | how</th></tr></thead><tbody><tr><td><p>The <strong>chair</strong></p></td><td>Ten<br>sharp</td></tr><tr><td colspan="2">Everyone</td></tr></tbody></table><figure><img src="https://example.org/a.png" alt="A cup"><figcaption>A cup</figcaption></figure><p onclick="x()">5 * 3, a_b, [not a link] and `code`</p><table><tr><td><p>Only a place</p></td></tr></table><pre><code>:::note
        let</code></pre>
        """,
        """
        Who comes

        | Who | When \| how |
        | --- | --- |
        | The **chair** | Ten sharp |
        | Everyone |  |

        A cup

        5 \* 3, a_b, \[not a link\] and \`code\`

        Only a place

        ```
        :::note
        let
        ```
        """, "A picture was left out. Put it in from the media library, with words for people who can't see it.");

    [Theory]
    [InlineData("<p>:::parent-voice</p>", @"\:::parent-voice")]
    [InlineData("<p># 5 is <u>alive</u></p>", @"\# 5 is alive")]
    [InlineData("<p>1. of many</p>", @"1\. of many")]
    [InlineData("<p>---</p>", @"\---")]
    [InlineData("<p>- no list</p>", @"\- no list")]
    [InlineData("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>")]
    [InlineData("<p>soft\u00adhyphen and zero\u200bwidth</p>", "softhyphen and zerowidth")]
    [InlineData("<ol start=3><li>Three</li><li>Four<ol><li>Inner</li></ol></li></ol>", "3. Three\n4. Four\n   1. Inner")]
    [InlineData("<b>Bold </b>then <i> italic</i>", "**Bold** then *italic*")]
    [InlineData("", "")]
    public void Words_StayWords(string html, string markdown) => Assert.Equal(markdown, PastedText.Of(html).Markdown);

    [Fact]
    public void WhatIsPasted_NestedWithoutEnd_IsRefusedInWords()
    {
        var pasted = PastedText.Of(string.Concat(Enumerable.Repeat("<div><b>", 2_000)) + "deep");
        Assert.Equal("", pasted.Markdown);
        Assert.Equal("This was too tangled to be read. Paste it as plain text.", Assert.Single(pasted.Notes));
    }

    [Fact]
    public void WhatIsPasted_FromWord_CompilesWithoutAFinding()
    {
        var text = "---\nid: pasted\ntitle: Pasted\nsummary: Words.\nreading-age: 20\n---\n\n"
            + PastedText.Of("<h1>One</h1><h4>Two</h4><p>Words, <b>bold</b>.</p><ul><li>a<ul><li>b</li></ul></li></ul><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>").Markdown + "\n";
        var library = new ContentCompiler().Compile(new MemoryFolder(new Dictionary<string, string> { ["pages/pasted.md"] = text, ["sources.yaml"] = "[]" }));
        Assert.DoesNotContain(library.Findings, f => f.Path == "pages/pasted.md");
        var page = Assert.Single(library.Pages);
        Assert.Equal(["One", "Two"], page.Body.Headings.Select(h => h.Text));
    }

    private static void AssertBecomes(string html, string markdown, params string[] notes)
    {
        var pasted = PastedText.Of(html);
        Assert.Equal(markdown.ReplaceLineEndings("\n"), pasted.Markdown);
        Assert.All(notes, note => Assert.Contains(note, pasted.Notes));
    }
}
