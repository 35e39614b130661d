using Pace.Learning.Web.Media.Captions;

namespace Pace.Learning.Tests.Media.Captions;

public sealed class CaptionFileTests
{
    [Theory]
    [InlineData("WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n")]
    [InlineData("\uFEFFWEBVTT - A title\r\n\r\n1\r\n00:00:00.000 --> 00:00:02.000 align:start position:10%\r\n<v Jo>Hello &amp; welcome.</v>\r\n")]
    [InlineData("WEBVTT\nKind: captions\n\nNOTE made by hand\nover two lines\n\n00:00.000 --> 00:02.000\n<i>Hello.</i>\nAnd more.\n\n\n01:00:02.000 --> 01:00:04.500\n- One\n- Two <00:03.000>later")]
    public void WhatBrowsersShowWhole_IsTaken(string text) => Assert.Empty(CaptionFile.Check(text));

    [Theory]
    [InlineData("", "Line 1: The first line is just WEBVTT.")]
    [InlineData("WEBVTTX\n\n00:00.000 --> 00:02.000\nHello.", "Line 1: The first line is just WEBVTT.")]
    [InlineData("WEBVTT\n", "Line 1: There is no caption in the file.")]
    [InlineData("WEBVTT\n\n00:00,000 --> 00:02,000\nHello.", "Line 3: These times are of a SubRip file (.srt). Write a dot and not a comma before the thousandths, or save the file as WebVTT.")]
    [InlineData("WEBVTT\n\n0:00.000 --> 00:02.000\nHello.", "Line 3: These times can’t be read. Write them as 00:01.000 --> 00:04.000, with hours before them where there are any.")]
    [InlineData("WEBVTT\n\n00:61.000 --> 01:02.000\nHello.", "Line 3: These times can’t be read. Write them as 00:01.000 --> 00:04.000, with hours before them where there are any.")]
    [InlineData("WEBVTT\n\n1\n00:02.000 --> 00:01.000\nHello.", "Line 4: This caption ends before it begins.")]
    [InlineData("WEBVTT\n\n00:02.000 --> 00:03.000\nB.\n\n00:01.000 --> 00:02.000\nA.", "Line 6: This caption begins before the one above it: put them in their order.")]
    [InlineData("WEBVTT\n\n00:00.000 --> 00:01.000\n\n00:01.000 --> 00:02.000\nA.", "Line 3: This caption has no words.")]
    [InlineData("WEBVTT\n\n00:00.000 --> 00:01.000\nA.\n00:01.000 --> 00:02.000\nB.", "Line 5: An empty line is missing before this caption.")]
    [InlineData("WEBVTT\n\nHello.", "Line 3: A caption begins with its times, such as 00:01.000 --> 00:04.000.")]
    [InlineData("WEBVTT\n\n00:00.000 --> 00:01.000\n<script>alert(1)</script>", "Line 4: Captions have no “<script>”. For the sign itself write &lt;")]
    [InlineData("WEBVTT\n\n00:00.000 --> 00:01.000\nA\u0007.", "Line 4: There is a sign in this line that nobody can read.")]
    [InlineData("WEBVTT\n\nSTYLE\n::cue { background: url(https://elsewhere.example/) }\n\n00:00.000 --> 00:01.000\nA.", "Line 3: Captions look as readers set them: leave out STYLE and REGION.")]
    public void WhatTheyWouldLeaveOut_IsNamedWithItsLine(string text, string problem) => Assert.Equal([problem], CaptionFile.Check(text).Select(p => p.ToString()));

    [Fact]
    public void ManyProblems_AreNamedUpToALimit()
    {
        var text = "WEBVTT\n\n" + string.Concat(Enumerable.Range(0, 100).Select(_ => "00:02.000 --> 00:01.000\nA.\n\n"));
        Assert.Equal(CaptionFile.MostProblems, CaptionFile.Check(text).Count);
    }

    [Fact]
    public void HostileLength_IsRefusedAtOnce() => Assert.Single(CaptionFile.Check("WEBVTT\n\n" + new string('<', CaptionFile.MostCharacters)));
}
