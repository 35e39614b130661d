using Microsoft.AspNetCore.Routing;
using Pace.Learning.Tests.Agreements;
using static Pace.Learning.Web.Platform.Security.Roles;

namespace Pace.Learning.Tests.Parents;

/// <summary>
/// Who reaches what: every page and endpoint under /taking-part and /manage, for every role and a stranger. What is not meant for somebody is not there.
/// A part of the room adds its rows here.
/// </summary>
public sealed class RoleMatrixTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private static readonly string[] Everyone = ["stranger", .. All];

    private static readonly Row[] Matrix =
    [
        // The parents' area.
        Get("taking-part", Everyone),
        Get("taking-part/invitation", Everyone),
        Get("taking-part/invitation/join", Everyone),
        Get("taking-part/thank-you", Everyone),
        Get("taking-part/erased", Everyone),
        Get("taking-part/preferences", Parent),
        Post("taking-part/preferences", Parent),
        Get("taking-part/pause", Parent),
        Post("taking-part/pause", Parent) with { Query = "?handler=End" },
        Get("taking-part/details", Parent),
        Post("taking-part/details", Parent),
        Get("taking-part/who-has-looked", Parent),
        Get("taking-part/worry", Parent),
        Post("taking-part/worry", Parent),
        Get("taking-part/keep-away", Parent),
        Post("taking-part/keep-away", Parent) with { Query = "?handler=Kinds" },
        Get("taking-part/notes", Parent),
        Post("taking-part/notes", Parent) with { Query = "?handler=Answer", Allowed = HttpStatusCode.NotFound },
        Get("taking-part/my-data", Parent),
        Get("taking-part/my-data.json", Parent),
        Get("taking-part/erase", Parent),
        Post("taking-part/erase", Parent) with { OnlyRefusals = true },

        // Staff who look after parents.
        Get("manage/participation/invitations", ParticipationManager),
        Post("manage/participation/invitations", ParticipationManager),
        Get("manage/participation/people", ParticipationManager, SafeguardingOfficer),
        Get("manage/participation/people/{id:guid}", ParticipationManager, SafeguardingOfficer),
        Post("manage/participation/people/{id:guid}", ParticipationManager, SafeguardingOfficer),
        Get("manage/participation/people/figures.csv", ParticipationManager),
        Get("manage/participation/people/{id:guid}/notes", ParticipationManager, SafeguardingOfficer),
        Post("manage/participation/people/{id:guid}/notes", ParticipationManager, SafeguardingOfficer) with { Query = "?handler=Write" },
        Get("manage/participation/worry/{participantId:guid?}", ParticipationManager, StandIn, SafeguardingOfficer),
        Post("manage/participation/worry/{participantId:guid?}", ParticipationManager, StandIn, SafeguardingOfficer),
        Get("manage/worries", SafeguardingOfficer),
        Post("manage/worries", SafeguardingOfficer) with { Query = "?handler=Deputy" },
        Get("manage/worries/{id:guid}", SafeguardingOfficer) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/worries/{id:guid}", SafeguardingOfficer) with { Query = "?handler=Read", Allowed = HttpStatusCode.NotFound },

        Get("manage/participation/people/{id:guid}/speak", ParticipationManager),
        Post("manage/participation/people/{id:guid}/speak", ParticipationManager),

        // Talks, care, thanks, together. Those with an id of another kind are not there for anybody here; TalkJourneyTests asks with real ones.
        Get("taking-part/requests", Parent),
        Get("taking-part/requests/{id:guid}", Parent) with { Allowed = HttpStatusCode.NotFound },
        Post("taking-part/requests/{id:guid}", Parent) with { Allowed = HttpStatusCode.NotFound },
        Get("taking-part/requests/{id:guid}/calendar.ics", Parent) with { Allowed = HttpStatusCode.NotFound },
        // Drafts of the advisory group. ReviewTests asks with real ids.
        Get("taking-part/drafts", Parent),
        Post("taking-part/drafts", Parent) with { Query = "?handler=Leave", Allowed = HttpStatusCode.NotFound },
        Get("taking-part/drafts/{id:guid}/{number:int?}", Parent) with { Address = "taking-part/drafts/00000000-0000-0000-0000-000000000001/1", Allowed = HttpStatusCode.NotFound },
        Get("taking-part/drafts/{id:guid}/{number:int}/key", Parent) with { Address = "taking-part/drafts/00000000-0000-0000-0000-000000000001/1/key", Allowed = HttpStatusCode.NotFound },
        Post("taking-part/drafts/{id:guid}/{number:int?}", Parent) with { Address = "taking-part/drafts/00000000-0000-0000-0000-000000000001/1", Allowed = HttpStatusCode.NotFound },
        Get("manage/participation/people/{id:guid}/drafts", ParticipationManager),
        Post("manage/participation/people/{id:guid}/drafts", ParticipationManager),
        Get("taking-part/together", Parent),
        Post("taking-part/together", Parent) with { Query = "?handler=StepBack&id=00000000-0000-0000-0000-000000000001" },
        Get("taking-part/together/{id:guid}/calendar.ics", Parent) with { Allowed = HttpStatusCode.NotFound },
        Get("taking-part/thanks", Parent),
        Post("taking-part/thanks", Parent),
        Get("taking-part/thanks/claim", Parent),
        Post("taking-part/thanks/claim", Parent),
        Get("taking-part/thanks/{id:guid}", Parent) with { Allowed = HttpStatusCode.NotFound },
        Post("taking-part/thanks/{id:guid}", Parent) with { Query = "?handler=Back", Allowed = HttpStatusCode.NotFound },
        Get("taking-part/thanks/{id:guid}/receipt", Parent) with { Allowed = HttpStatusCode.NotFound },
        Get("manage/talks", Trainer),
        Get("manage/talks/ask", Trainer),
        Post("manage/talks/ask", Trainer),
        Get("manage/talks/{id:guid}", Trainer) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/talks/{id:guid}", Trainer) with { Query = "?handler=Cancel", Allowed = HttpStatusCode.NotFound },
        Get("manage/talks/{id:guid}/calendar.ics", Trainer) with { Allowed = HttpStatusCode.NotFound },
        Get("manage/participation", ParticipationManager, StandIn),
        Get("manage/participation/talks", ParticipationManager, StandIn),
        Get("manage/participation/talks/{id:guid}", ParticipationManager, StandIn) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/participation/talks/{id:guid}", ParticipationManager, StandIn) with { Query = "?handler=Ask", Allowed = HttpStatusCode.NotFound },
        Get("manage/participation/care/{id:guid}", ParticipationManager, StandIn) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/participation/care/{id:guid}", ParticipationManager, StandIn) with { Query = "?handler=Close", Allowed = HttpStatusCode.NotFound },
        Get("manage/participation/claims/{id:guid}", ParticipationManager) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/participation/claims/{id:guid}", ParticipationManager) with { Query = "?handler=Approve", Allowed = HttpStatusCode.NotFound },
        Get("manage/participation/claims/{id:guid}/receipt", ParticipationManager) with { Allowed = HttpStatusCode.NotFound },
        Get("manage/participation/together", ParticipationManager, StandIn),
        Post("manage/participation/together", ParticipationManager, StandIn),
        Get("manage/participation/together/{id:guid}", ParticipationManager, StandIn) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/participation/together/{id:guid}", ParticipationManager, StandIn) with { Query = "?handler=Cancel", Allowed = HttpStatusCode.NotFound },

        Get("manage/participation/together/{id:guid}/message", ParticipationManager, StandIn) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/participation/together/{id:guid}/message", ParticipationManager, StandIn) with { Query = "?handler=Send", Allowed = HttpStatusCode.NotFound },
        Get("manage/participation/talks/{id:guid}/message", ParticipationManager, StandIn) with { Allowed = HttpStatusCode.NotFound },
        Get("manage/talks/calendar", Trainer, ParticipationManager, StandIn),
        Post("manage/talks/calendar", Trainer, ParticipationManager, StandIn) with { Query = "?handler=Stop" },
        Get("manage/talks/calendar.ics", Trainer, ParticipationManager, StandIn),
        Get("manage/stand-in", ParticipationManager),
        Post("manage/stand-in", ParticipationManager) with { Query = "?handler=Ask" },

        // Contributions and consent. An id of another kind is not there for anybody here; ConsentTests asks with real ones.
        Get("taking-part/contributions", Parent),
        Get("taking-part/contributions/new", Parent),
        Post("taking-part/contributions/new", Parent),
        Get("taking-part/contributions/{id:guid}", Parent) with { Allowed = HttpStatusCode.NotFound },
        Post("taking-part/contributions/{id:guid}", Parent) with { Query = "?handler=Ask", Allowed = HttpStatusCode.NotFound },
        Get("taking-part/transcripts/{id:guid}", Parent) with { Allowed = HttpStatusCode.NotFound },
        Post("taking-part/transcripts/{id:guid}", Parent) with { Query = "?handler=Take", Allowed = HttpStatusCode.NotFound },
        Get("manage/participation/transcripts/{id:guid}", ParticipationManager) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/participation/transcripts/{id:guid}", ParticipationManager) with { Query = "?handler=Send", Allowed = HttpStatusCode.NotFound },
        Get("taking-part/contributions/{id:guid}/erase", Parent) with { Allowed = HttpStatusCode.NotFound },
        Get("taking-part/contributions/{id:guid}/edit", Parent) with { Allowed = HttpStatusCode.NotFound },
        Get("taking-part/contributions/{id:guid}/share", Parent) with { Allowed = HttpStatusCode.NotFound },
        Post("taking-part/contributions/{id:guid}/share", Parent) with { Allowed = HttpStatusCode.NotFound },
        Get("taking-part/contributions/{id:guid}/recording", Parent) with { Allowed = HttpStatusCode.NotFound },
        Get("taking-part/contributions/{id:guid}/recording/key", Parent) with { Allowed = HttpStatusCode.NotFound },
        Post("taking-part/contributions/{id:guid}/recording/file", Parent) with { Allowed = HttpStatusCode.BadRequest },
        Get("taking-part/contributions/{id:guid}/consent/{use}", Parent) with { Allowed = HttpStatusCode.NotFound },
        Post("taking-part/contributions/{id:guid}/consent/{use}", Parent) with { Allowed = HttpStatusCode.NotFound },
        Get("taking-part/speak", Parent),
        Get("taking-part/speak/{use}", Parent) with { Allowed = HttpStatusCode.NotFound },
        Post("taking-part/speak/{use}", Parent) with { Allowed = HttpStatusCode.NotFound },
        Get("taking-part/consents", Parent),
        Get("taking-part/consents/{id:guid}", Parent) with { Allowed = HttpStatusCode.NotFound },
        Get("taking-part/consents/{id:guid}/receipt.json", Parent) with { Allowed = HttpStatusCode.NotFound },
        Get("taking-part/consents/{id:guid}/receipt.pdf", Parent) with { Allowed = HttpStatusCode.NotFound },
        Get("taking-part/withdraw", Parent),
        Post("taking-part/withdraw", Parent) with { OnlyRefusals = true },
        Get("taking-part/suggestions/{id:guid}", Parent) with { Allowed = HttpStatusCode.NotFound },
        Get("taking-part/uses", Parent),
        Get("manage/participation/contributions", ParticipationManager, Editor),
        Get("manage/participation/contributions/{id:guid}", ParticipationManager, Editor) with { Allowed = HttpStatusCode.NotFound },
        Get("manage/participation/contributions/{id:guid}/place", ParticipationManager, Editor) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/participation/contributions/{id:guid}/place", ParticipationManager, Editor) with { Allowed = HttpStatusCode.NotFound },
        Get("manage/participation/contributions/{id:guid}/place/{key}", ParticipationManager, Editor) with { Allowed = HttpStatusCode.NotFound },
        Get("manage/participation/contributions/places/{key}", ParticipationManager, Editor) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/participation/contributions/places/{key}", ParticipationManager, Editor) with { Allowed = HttpStatusCode.NotFound },
        Get("manage/participation/renewals/{id:guid}", ParticipationManager) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/participation/renewals/{id:guid}", ParticipationManager) with { Allowed = HttpStatusCode.NotFound },
        Get("manage/participation/held-back", ParticipationManager),
        Get("manage/participation/thank-yous", ParticipationManager),

        // Words for reviews of areas. ParentViewTests asks with real ids.
        Get("taking-part/reviews/{id:guid}", Parent) with { Allowed = HttpStatusCode.NotFound },
        Post("taking-part/reviews/{id:guid}", Parent) with { Query = "?handler=Send", Allowed = HttpStatusCode.NotFound },
        Get("manage/participation/reviews", ParticipationManager),
        Post("manage/participation/reviews", ParticipationManager) with { Query = "?handler=Ask" },
        Post("manage/participation/reviews", ParticipationManager) with { Query = "?handler=Read", Allowed = HttpStatusCode.NotFound },

        // Local areas. AreaTests asks with real ids.
        Get("area", AreaLead),
        Get("area/agencies", AreaLead),
        Post("area/agencies", AreaLead),
        Get("area/staff", AreaLead),
        Post("area/staff", AreaLead),
        Get("area/ask", [.. All.Where(role => !IsParent(role))]),
        Post("area/ask", [.. All.Where(role => !IsParent(role))]),
        Get("account/workplace", [.. All.Where(role => !IsParent(role))]),
        Post("account/workplace", [.. All.Where(role => !IsParent(role))]) with { Query = "?handler=Stop" },
        Get("manage/areas", Admin),
        Get("manage/areas/requests", Admin),
        Get("manage/areas/requests/{id:guid}", Admin) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/areas/requests/{id:guid}", Admin) with { Allowed = HttpStatusCode.NotFound },
        Get("manage/areas/{slug}", Admin) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/areas/{slug}", Admin) with { Query = "?handler=Remove", Allowed = HttpStatusCode.NotFound },
        Get("manage/areas/partnerships/{slug}", Admin) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/areas/partnerships/{slug}", Admin) with { Allowed = HttpStatusCode.NotFound },

        // The list of somebody's work: those who work in one place only are led there.
        Get("manage", Editor, Admin) with { Sent = [AreaLead, Signatory, Trainer, Publisher, ParticipationManager, StandIn, SafeguardingOfficer, Evaluator] },

        // Other rooms. SigningJourneyTests and the tests of Accounts/People ask with real ids.
        Get("manage/agreements", Admin),
        Get("manage/agreements/{id:guid}", Admin) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/agreements/{id:guid}", Admin) with { Query = "?handler=Ask", Allowed = HttpStatusCode.NotFound },
        Get("manage/people", Admin),
        Get("manage/people/{id:guid}", Admin) with { Allowed = HttpStatusCode.NotFound },
        Post("manage/people/{id:guid}", Admin) with { Query = "?handler=EndAll", Allowed = HttpStatusCode.NotFound },
        Get("manage/people/invitations", Admin),
        Post("manage/people/invitations", Admin),
        Get("manage/people/roles", Admin),
        Get("manage/confirmations", Admin, SafeguardingOfficer, ParticipationManager),
        Post("manage/confirmations", Admin, SafeguardingOfficer, ParticipationManager) with { Query = "?handler=Confirm" },
        Get("manage/certificates", Admin),
        Get("manage/mail", Admin),
        Post("manage/mail", Admin) with { Query = "?handler=Resend", Allowed = HttpStatusCode.NotFound },
        Get("manage/jobs", Admin),
        Post("manage/jobs", Admin) with { Allowed = HttpStatusCode.NotFound },
        Get("manage/jobs/dashboard/{**page}", Admin) with { Address = "manage/jobs/dashboard/recurring" },
        Post("manage/jobs/dashboard/{**page}", Admin) with { Address = "manage/jobs/dashboard/recurring/trigger", Allowed = HttpStatusCode.NotFound },
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Matrix.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task EachRole_ReachesWhatIsMeantForIt_AndTheRestIsNotThere(int number)
    {
        var row = Matrix[number];
        if (row.For.Contains(AreaLead))
        {
            await app.AreaAsync();
        }
        var url = "/" + (row.Address ?? row.Pattern).Replace("{id:guid}", $"{await app.ParticipantAsync()}", StringComparison.Ordinal)
            .Replace("{participantId:guid?}", $"{await app.ParticipantAsync()}", StringComparison.Ordinal) + row.Query;
        foreach (var who in Everyone)
        {
            var isMeant = row.For.Contains(who);
            if (isMeant && row.OnlyRefusals)
            {
                continue;
            }
            var client = who == "stranger" ? app.Stranger() : await app.SignedInAsync(who);
            using var answer = row.IsPost ? await PostAsync(client, url) : await client.GetAsync(url);
            var expected = isMeant ? row.Allowed : who == "stranger" || row.Sent.Contains(who) ? HttpStatusCode.Redirect : row.Refused;
            Assert.True(
                answer.StatusCode == expected || (isMeant && row.IsPost && answer.StatusCode == HttpStatusCode.Redirect),
                $"{(row.IsPost ? "POST" : "GET")} {url} as {who}: {(int)answer.StatusCode} instead of {(int)expected}");
            if (who == "stranger" && !isMeant)
            {
                Assert.StartsWith("/sign-in", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.OriginalString, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task EveryEndpoint_IsInTheTable()
    {
        await app.Stranger().GetPageAsync("/");
        var mapped = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!.TrimStart('/')).Where(p => p.Split('/')[0] is "taking-part" or "manage").Distinct();
        Assert.Empty(mapped.Except(Matrix.Select(r => r.Pattern)));
    }

    [Theory]
    [InlineData("/manage/participation/people/{0}")]
    [InlineData("/manage/participation/worry/{0}")]
    public async Task SomebodyWhoIsNotThere_IsNotFound(string url)
    {
        var manager = await app.SignedInAsync(ParticipationManager);
        using var answer = await manager.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, url, Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task OneParentsPages_HoldNothingOfAnothers()
    {
        var one = await app.JoinedAsync("one@family.example", "One-name", ("Input.RealName", "One-real"));
        var other = await app.JoinedAsync("other@family.example", "Other-name", ("Input.RealName", "Other-real"));
        using var worry = await one.PressAsync(await one.GetPageAsync("/taking-part/worry"), "Send", ("Input.Text", "One-worry"));
        foreach (var row in Matrix.Where(r => !r.IsPost && r.Allowed == HttpStatusCode.OK && r.Pattern.StartsWith("taking-part", StringComparison.Ordinal)))
        {
            var seen = await other.GetStringAsync("/" + row.Pattern);
            Assert.DoesNotContain("One-", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("one@family", seen, StringComparison.Ordinal);
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string url)
    {
        // Any page's token serves: so a refusal is about who is asking, not about the form.
        var page = await client.GetPageAsync("/sign-in?again=true") is { } signIn && signIn.QuerySelector("[name=__RequestVerificationToken]") is not null
            ? signIn
            : await client.GetPageAsync("/account");
        var token = page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await client.PostAsync(url, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));
    }

    private static Row Get(string pattern, params string[] @for) => new(pattern, @for);

    private static Row Post(string pattern, params string[] @for) => new(pattern, @for) { IsPost = true };

    private sealed record Row(string Pattern, string[] For)
    {
        public bool IsPost { get; init; }

        /// <summary>One of the addresses that a pattern with a rest stands for.</summary>
        public string? Address { get; init; }

        /// <summary>What follows the address.</summary>
        public string Query { get; init; } = "";

        /// <summary>What those see for whom it is meant; a POST may also redirect.</summary>
        public HttpStatusCode Allowed { get; init; } = HttpStatusCode.OK;

        /// <summary>What others see.</summary>
        public HttpStatusCode Refused { get; init; } = HttpStatusCode.NotFound;

        /// <summary>Who is led to a page of their own instead.</summary>
        public string[] Sent { get; init; } = [];

        /// <summary>It can't be done as often as there are tests: only those are tried who may not.</summary>
        public bool OnlyRefusals { get; init; }
    }
}
