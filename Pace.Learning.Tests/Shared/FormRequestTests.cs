using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Pace.Learning.Tests.Media;

namespace Pace.Learning.Tests.Shared;

/// <summary>Requests that no page of ours sends: each is answered with what is wrong, none with an error of the site.</summary>
public sealed class FormRequestTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task APageThatTakesNoForm_SaysSo()
    {
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not null || e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => e.RoutePattern).Where(p => p.Parameters.Count == 0).Select(p => $"/{p.RawText!.TrimStart('/')}").Distinct().ToList();
        Assert.True(pages.Count > 40, $"{pages.Count} pages without a name in their address");
        var answered = new Dictionary<HttpStatusCode, int>();
        foreach (var role in new[] { Roles.Editor, Roles.Parent, Roles.ParticipationManager })
        {
            var client = await app.SignedInAsync(role);
            var token = (await client.GetPageAsync("/sign-out")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            foreach (var page in pages.Where(p => p is not ("/sign-out" or "/account/close")))
            {
                using var answer = await client.PostAsync(page, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
                Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{role} {page} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                answered[answer.StatusCode] = answered.GetValueOrDefault(answer.StatusCode) + 1;
            }
        }
        Assert.True(answered.GetValueOrDefault(HttpStatusCode.MethodNotAllowed) > 20 && answered.GetValueOrDefault(HttpStatusCode.BadRequest) > 0, string.Join(", ", answered));
    }

    [Theory]
    [InlineData(null, "/sign-in/passkey-options")]
    [InlineData(Roles.Editor, "/studio/paste")]
    [InlineData(Roles.Learner, "/voices/some-key/thank-you")]
    public async Task AFormThatCannotBeRead_IsRefusedAsThat(string? role, string address)
    {
        var client = role is null ? app.Stranger() : await app.SignedInAsync(role);
        using var answer = await client.PostAsync(address, new StringContent("a=%00", System.Text.Encoding.ASCII, "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task ACodeThatIsNoCharacter_IsLookedForLikeAnyOther()
    {
        var admin = await app.SignedInAsync(Roles.Admin);
        Assert.NotNull((await admin.GetPageAsync("/manage/people?q=%EF%BF%BE")).QuerySelector("main"));
        Assert.NotNull((await app.Stranger().GetPageAsync("/search?q=%EF%BF%BE")).QuerySelector("main"));
        var editor = await app.SignedInAsync(Roles.Editor);
        await editor.AddPictureAsync("odd\uFFFEname.jpg");
    }
}
