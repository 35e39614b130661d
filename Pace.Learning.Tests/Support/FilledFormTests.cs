using AngleSharp.Html.Parser;

namespace Pace.Learning.Tests.Support;

/// <summary>What the tests send as a browser would.</summary>
public sealed class FilledFormTests
{
    private const string Page = """
        <form id="form" action="/here" method="post" enctype="multipart/form-data">
          <input type="hidden" name="token" value="t">
          <input name="first" value="one"><button name="act" value="early" formaction="/there">Early</button>
          <textarea name="words" maxlength="9">as it was</textarea>
          <label><input type="radio" name="size" value="small">Small</label><label><input type="radio" name="size" value="large" checked>Large</label>
          <input type="checkbox" name="tick" value="true"><input type="hidden" name="tick" value="false">
          <select name="kind"><option value="">None</option><option value="a">A</option><option value="b" disabled>B</option></select>
          <select name="many" multiple><option>x</option><option selected>y</option><option>z</option></select>
          <input type="file" name="file"><input name="twice"><input name="twice">
          <input name="off" value="never" disabled><fieldset disabled><input name="inside" value="never"></fieldset>
          <button name="act" value="late">Late</button>
        </form>
        <input name="beside" value="counts" form="form"><input name="outside" value="never">
        """;

    public static TheoryData<string, string> Fillings => new()
    {
        { "", "token=t first=one act=early words=as it was size=large tick=false kind= many=y file= twice= twice= beside=counts" },
        { "first=changed", "token=t first=changed act=early words=as it was size=large tick=false kind= many=y file= twice= twice= beside=counts" },
        { "act=late|words=new", "token=t first=one words=new size=large tick=false kind= many=y file= twice= twice= act=late beside=counts" },
        { "tick=true|size=small|kind=a", "token=t first=one act=early words=as it was size=small tick=true tick=false kind=a many=y file= twice= twice= beside=counts" },
        { "tick=false|many=x|many=z|twice=1|twice=2", "token=t first=one act=early words=as it was size=large tick=false kind= many=x many=z file= twice=1 twice=2 beside=counts" },
        { "beside=changed", "token=t first=one act=early words=as it was size=large tick=false kind= many=y file= twice= twice= beside=changed" },
    };

    [Theory]
    [MemberData(nameof(Fillings))]
    public void WhatIsGiven_StandsInThePlaceOfItsField(string given, string sent) => Assert.Equal(sent, string.Join(' ', Fill(given).Sent.Select(s => $"{s.Name}={s.Value}")));

    [Theory]
    [InlineData("nowhere=1", "it isn't there")]
    [InlineData("outside=1", "it isn't there")]
    [InlineData("token=1", "it is hidden")]
    [InlineData("off=1", "it is disabled")]
    [InlineData("inside=1", "it is disabled")]
    [InlineData("size=huge", "can't be chosen")]
    [InlineData("size=small|size=large", "only one can be chosen")]
    [InlineData("kind=b", "can't be chosen")]
    [InlineData("tick=maybe", "can't be chosen")]
    [InlineData("words=far too long", "at most 9 characters")]
    [InlineData("first=two\nlines", "it has one line")]
    [InlineData("twice=1|twice=2|twice=3", "fewer fields than values")]
    [InlineData("act=other", "no button has the value")]
    public void WhatThePageDoesNotOffer_IsRefusedInWords(string given, string says) =>
        Assert.Contains(says, Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Fill(given)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "required")]
    [InlineData("address=nobody", "is no email")]
    [InlineData("address=a@b.example", "required")]
    public void WhatTheBrowserChecksItself_IsNotSent(string given, string says)
    {
        const string Checked = """<form method="post"><input type="email" name="address" required><label><input type="checkbox" name="yes" required></label><button>Send</button></form>""";
        Assert.Contains(says, Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Fill(given, Checked)).Message, StringComparison.Ordinal);
        Assert.NotNull(Fill(given, Checked.Replace("<form", "<form novalidate", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TheButton_SaysWhere_AndFilesGoInTheirPlace()
    {
        var (early, late) = (Fill("act=early").ToRequest(), Fill("act=late").ToRequest());
        Assert.Equal(("/there", "/here"), (early.RequestUri!.AbsolutePath, late.RequestUri!.AbsolutePath));
        Assert.StartsWith("multipart/form-data; boundary=-", late.Content!.Headers.GetValues("Content-Type").Single(), StringComparison.Ordinal);
        var parts = (await late.Content.ReadAsStringAsync()).Split("\r\n").Where(l => l.StartsWith("Content-", StringComparison.Ordinal)).ToList();
        Assert.Equal("Content-Disposition: form-data; name=\"token\"", parts[0]);
        var file = parts.FindIndex(p => p.Contains("name=\"file\"", StringComparison.Ordinal));
        Assert.Equal(["Content-Disposition: form-data; name=\"file\"; filename=\"\"", "Content-Disposition: form-data; name=\"twice\""], parts.Where(p => p.Contains("-Disposition", StringComparison.Ordinal)).Skip(7).Take(2));
        Assert.True(file > 0);
    }

    [Fact]
    public void AGetForm_BecomesAnAddress()
    {
        var request = Fill("q=a & b", """<form action="/search?old=1"><input name="q"><button>Go</button></form>""").ToRequest();
        Assert.Equal((HttpMethod.Get, "http://site.example/search?q=a%20%26%20b"), (request.Method, request.RequestUri!.AbsoluteUri));
    }

    private static FilledForm Fill(string given, string page = Page)
    {
        var document = new HtmlParser().ParseDocument(page);
        document.Location.Href = "http://site.example/page";
        return new FilledForm(
            document.QuerySelector("form")!, [.. given.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(g => (g[..g.IndexOf('=', StringComparison.Ordinal)], g[(g.IndexOf('=', StringComparison.Ordinal) + 1)..]))], []);
    }
}
