using System.Text.Encodings.Web;
using Pace.Learning.Web.Shared;

namespace Pace.Learning.Tests.Shared;

/// <summary>Names beside other words.</summary>
public sealed class IsolatedTests
{
    [Fact]
    public void AName_TurnsNothingRoundBesideIt_AndIsWrittenAsText() =>
        Assert.Equal("<bdi>محمد &lt;علي&gt;</bdi>", Markup("محمد <علي>"));

    private static string Markup(string name)
    {
        using var writer = new StringWriter();
        new Isolated(name).WriteTo(writer, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return writer.ToString();
    }
}
