using System.Net.Http.Headers;
using System.Text;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Tests.Shared;

/// <summary>What is sent as a form and can't be read as one is the sender's mistake, and never the site's.</summary>
public sealed class UnreadableFormTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Theory]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nbroken off")]
    [InlineData("application/json", "{}")]
    public async Task AStrangersBrokenForm_IsRefused(string type, string body)
    {
        using var answer = await SendAsync(app.Stranger(), KeptFormEndpoints.Address, type, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/studio/paste")]
    [InlineData(KeptFormEndpoints.Removal)]
    public async Task WhatIsNoForm_IsRefused_WithItsToken(string address)
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        var page = await editor.GetPageAsync("/account/name");
        editor.DefaultRequestHeaders.Add("RequestVerificationToken", page.QuerySelector("[name='__RequestVerificationToken']")!.GetAttribute("value"));
        using var answer = await SendAsync(editor, address, "application/json", "{}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/é")]
    [InlineData("//elsewhere.example")]
    public async Task AWayBackThatCantStandInAHeader_LeadsToTheFrontPage(string to)
    {
        var learner = await app.SignedInAsync(Roles.Learner);
        var page = await learner.GetPageAsync("/account/name");
        using var form = new FormUrlEncodedContent([new("returnTo", to), new("__RequestVerificationToken", page.QuerySelector("[name='__RequestVerificationToken']")!.GetAttribute("value")!)]);
        using var answer = await learner.PostAsync(KeptFormEndpoints.Removal, form);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task APasskeyButtonWithoutScripts_SaysThatItDidNotWork()
    {
        var stranger = app.Stranger();
        var page = await stranger.GetPageAsync("/sign-in");
        using var form = new FormUrlEncodedContent([new("credential", ""), new("__RequestVerificationToken", page.QuerySelector("[name='__RequestVerificationToken']")!.GetAttribute("value")!)]);
        using var answer = await stranger.PostAsync("/sign-in?handler=Passkey", form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("choose another way to sign in", (await answer.ReadPageAsync()).MainText(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, string type, string body)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await client.PostAsync(address, content);
    }
}
