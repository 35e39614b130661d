using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Tests.Accounts;

/// <summary>Closed by default, checked for every address that the site answers to.</summary>
public sealed class EndpointTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    /// <summary>What strangers may see. A room that opens a page adds its line here, so that nothing opens by accident.</summary>
    private static readonly string[] Open =
    [
        "",
        ".well-known/jwks.json",
        "account-closed",
        "agreements", // each agreement page finds out itself who may see it: an account, or a link confirmed by a code
        "agreements/check",
        "agreements/check/{code}",
        "agreements/check/{code}/text",
        "agreements/code",
        "agreements/copy", // what somebody signed: only for whoever opened a link and typed a code
        "agreements/copy-sent",
        "agreements/copy/{token}",
        "agreements/documents",
        "agreements/documents/{slug}",
        "agreements/documents/{slug}/{version:int}",
        "agreements/documents/{slug}/{version:int}.md",
        "agreements/handed-on",
        "agreements/link-sent",
        "agreements/session-over",
        "agreements/link/{token}", // the link's secret opens it
        "agreements/{id:guid}",
        "agreements/{id:guid}/act/{act}",
        "agreements/{id:guid}/certificate",
        "agreements/{id:guid}/certificate.pdf",
        "agreements/{id:guid}/copy",
        "agreements/{id:guid}/copy.pdf",
        "agreements/{id:guid}/decline",
        "agreements/{id:guid}/delegate",
        "agreements/{id:guid}/evidence.zip",
        "agreements/{id:guid}/plan", // plans and reviews: whoever has signed may come by a link
        "agreements/{id:guid}/plan/edit/{item:guid?}",
        "agreements/{id:guid}/plan/{item:guid}",
        "agreements/{id:guid}/reviews",
        "agreements/{id:guid}/reviews/{review:guid}",
        "agreements/{id:guid}/reviews/{review:guid}/{key}",
        "agreements/{id:guid}/sign",
        "agreements/{id:guid}/text.pdf",
        "areas",
        "areas.csv",
        "areas.json",
        "areas/{slug}",
        "areas/{slug}/badge.svg",
        "badges/achievements/{courseId}",
        "badges/issuer",
        "badges/revocations",
        "badges/status/{list:int}",
        "calendar/{token}/talks.ics", // the link's secret opens it
        "certificates",
        "certificates/{code}",
        "check-your-words", // what is pasted is never kept
        "courses",
        "courses/{course}",
        "dev/mail",
        "dev/mail/{id:guid}",
        "dev/patterns",
        "dev/sign-in",
        "downloads/{**name}",
        "health/live",
        "health/ready",
        "invited", // the link's secret opens it
        "kept/removal", // of what a guest typed as well
        KeptWhileTyping,
        "leaving-fast",
        "media/{**path}",
        "pathways",
        "pathways/{slug}",
        "robots.txt",
        "search",
        "sign-in",
        "sign-in/code",
        "sign-in/external",
        "sign-in/link",
        "sign-in/new",
        "sign-in/passkey-options",
        "sign-in/recovery-code",
        "sign-in/refused",
        "sign-in/second-step",
        "sign-in/sent",
        "sign-in/with/{provider}",
        "sign-out",
        "signed-out",
        "ledger/checkpoints", // anybody may keep checkpoints, and check them
        "ledger/checkpoints/latest",
        "ledger/checkpoints/{number:long}",
        "ledger/checkpoints/{older:long}/to/{newer:long}",
        "ledger/keys",
        "ledger/keys/{id}.pem",
        "sitemap.xml",
        "sources",
        "status/400",
        "status/429",
        "status/{code:int}",
        "{slug}",
        "taking-part", // what it means; the home of a parent who is signed in
        "taking-part/erased",
        "taking-part/invitation", // the link's secret opens it
        "taking-part/invitation/join",
        "taking-part/thank-you",
    ];

    /// <summary>Pages shown in place of a refused POST. They have no handlers that change anything.</summary>
    private static readonly string[] WithoutToken = ["status/400", "status/429", "status/{code:int}", KeptWhileTyping];

    /// <summary>Says by a field of the form whose it is, also when their session has ended (see KeptFormTests).</summary>
    private const string KeptWhileTyping = "kept/typed";

    /// <summary>Takes large files as they arrive: it checks the token itself, before the first file (see RecordingTests).</summary>
    private const string CheckedWhileReading = "taking-part/contributions/{id:guid}/recording/file";

    [Fact]
    public async Task EveryEndpoint_AsksForSignIn_OrIsOnTheList()
    {
        var open = (await EndpointsAsync()).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsFile(e) && !Pattern(e).StartsWith("badges/keys/", StringComparison.Ordinal)).Select(Pattern).Distinct();
        Assert.Empty(open.Except(Open));
    }

    [Fact]
    public async Task EveryEndpoint_IsClosed_WhateverItSaysItself()
    {
        var outside = (await EndpointsAsync()).Where(e => !e.Metadata.OfType<AuthorizationPolicy>().Any(IsClosed)).Select(Pattern);
        Assert.Empty(outside);

        static bool IsClosed(AuthorizationPolicy policy) =>
            policy.AuthenticationSchemes is [AccountSchemes.Session] && policy.Requirements.OfType<DenyAnonymousAuthorizationRequirement>().Any();
    }

    [Fact]
    public async Task EveryClosedAddress_SendsStrangersToSignIn()
    {
        using var stranger = app.Stranger();
        var closed = (await EndpointsAsync()).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        Assert.True(closed.Count > 50);
        foreach (var endpoint in closed)
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is [var only, ..] ? only : "GET";
            using var request = new HttpRequestMessage(new HttpMethod(method), "/" + Filled(Pattern(endpoint)));
            using var answer = await stranger.SendAsync(request);
            Assert.True(answer.Headers.Location?.OriginalString.Contains("/sign-in?returnUrl=", StringComparison.Ordinal), $"{method} {request.RequestUri} answered {(int)answer.StatusCode}");
        }

        static string Filled(string pattern) =>
            Regex.Replace(pattern, @"\{\**\w+:?(\w*)[^}]*\}", part => part.Groups[1].Value switch { "guid" => $"{Guid.Empty}", "int" => "1", _ => "x" });
    }

    [Fact]
    public async Task List_NamesOnlyWhatIsThere()
    {
        var known = (await EndpointsAsync()).Select(Pattern);
        Assert.Empty(Open.Except(known));
    }

    [Fact]
    public async Task EveryPage_ChecksItsFormsToken()
    {
        var unchecked_ = (await EndpointsAsync()).Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Where(e => e.Metadata.OfType<IgnoreAntiforgeryTokenAttribute>().Any() || e.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false })
            .Select(Pattern).Distinct();
        Assert.Empty(unchecked_.Except(WithoutToken));
    }

    [Fact]
    public async Task EveryAddressThatTakesForms_RefusesOneWithoutToken()
    {
        var client = await app.SignedInAsync(Pace.Learning.Web.Platform.Security.Roles.Admin);
        foreach (var endpoint in (await EndpointsAsync()).Where(e => !IsFile(e) && TakesPosts(e) && !WithoutToken.Contains(Pattern(e)) && !Pattern(e).Contains('{', StringComparison.Ordinal)))
        {
            using var answer = await client.PostAsync("/" + Pattern(endpoint), new FormUrlEncodedContent([]));
            Assert.True((int)answer.StatusCode is 400 or 405, $"POST /{Pattern(endpoint)} answered {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task NoEndpoint_IsExcusedFromTokens_WithoutBeingListed()
    {
        var excused = (await EndpointsAsync()).Where(e => e.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false }).Select(Pattern).Distinct();
        Assert.Empty(excused.Except([.. WithoutToken, CheckedWhileReading]));
    }

    // A page's attributes are known only once it is loaded.
    private async Task<List<Address>> EndpointsAsync()
    {
        var pages = app.Services.GetRequiredService<PageLoader>();
        var addresses = new List<Address>();
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            IEnumerable<object> metadata = endpoint.Metadata;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var loaded = await pages.LoadAsync(page, endpoint.Metadata);
                metadata = [.. metadata, .. loaded.EndpointMetadata ?? [], .. loaded.ModelTypeInfo!.GetCustomAttributes(inherit: true)];
            }
            addresses.Add(new Address(endpoint.RoutePattern.RawText!.TrimStart('/'), new EndpointMetadataCollection(metadata)));
        }
        return addresses;
    }

    private static string Pattern(Address address) => address.Pattern;

    // Static files, by the framework's own marker of their build manifest.
    private static bool IsFile(Address address) => address.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor");

    private static bool TakesPosts(Address address) =>
        address.Metadata.GetMetadata<HttpMethodMetadata>() is not { HttpMethods: var methods } || methods.Count == 0 || methods.Contains("POST");

    private sealed record Address(string Pattern, EndpointMetadataCollection Metadata);
}
