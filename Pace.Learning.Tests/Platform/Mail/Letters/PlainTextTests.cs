using Pace.Learning.Web.Platform.Mail.Letters;

namespace Pace.Learning.Tests.Platform.Mail.Letters;

/// <summary>The plain form of a letter.</summary>
public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo\n\n")]
    [InlineData("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<body>\n  <p>One</p>\n</body>\n</html>\n", "One\n\n")]
    [InlineData("<p>Look:<br><a href=\"https://a.example/?b&amp;c\">https://a.example/?b&amp;c</a></p>", "Look:\nhttps://a.example/?b&c\n\n")]
    [InlineData("<p>Look:<br />here</p>", "Look:\nhere\n\n")]
    [InlineData("<p>\n  A line that the markup\n  breaks\n</p>", "A line that the markup breaks\n\n")]
    [InlineData("<p>Typed&#xD;&#xA;in two lines,  with two blanks</p>", "Typed\r\nin two lines,  with two blanks\n\n")]
    [InlineData("<p>1 &lt; 2 &amp;amp; it&#x27;s &#x201C;so&#x201D;</p>", "1 < 2 &amp; it's “so”\n\n")]
    [InlineData("<p>What is <strong>no</strong> paragraph</p>", "What is no paragraph\n\n")]
    [InlineData("", "")]
    public void PlainForm_SaysTheSame(string html, string text) => Assert.Equal(text, PlainText.Of(html));
}
