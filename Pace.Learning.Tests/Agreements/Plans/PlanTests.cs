using System.Text.Json;
using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Agreements.Register;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Agreements.Plans;

/// <summary>Plans through their pages, files and the database.</summary>
public sealed class PlanTests(AgreementsApp app) : IClassFixture<AgreementsApp>
{
    [Fact]
    public async Task LeadAndPaceWrite_EverySignatorySeesExactlyTheSame_OthersSeeNothing()
    {
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var area = await app.AreaAsync();
        var signatory = new SigningPerson("Dana Director", $"dana-{Guid.NewGuid():N}@council.example", AgreementSteps.Council);
        var agreement = await app.StartAsync(lead, area, [signatory], documents: AgreementContent.Working);
        using (var early = await lead.GetAsync(PlanAddresses.Plan(agreement.Id)))
        {
            Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        }
        var byLink = await app.OpenAsync(signatory.Email);
        using (var signed = await byLink.SignAsync(agreement.Id, signatory.Name))
        {
            Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        }
        await app.CountersignAsync(agreement);

        // The lead adds an action, with one mistake first: nothing that was typed is lost.
        var form = await lead.GetPageAsync($"{PlanAddresses.Plan(agreement.Id)}/edit?clause=come-back");
        Assert.Equal("come-back", form.QuerySelector("[name='Input.Clause'] option[selected]")!.GetAttribute("value"));
        var agency = form.QuerySelectorAll("[name='Input.Agency'] option").Single(o => o.TextContent == AgreementSteps.Police).GetAttribute("value")!;
        (string, string)[] typed =
            [("Input.What", "Ring every parent back"), ("Input.Agency", agency), ("Input.OwnerRole", "Duty sergeant"), ("Input.OwnerName", "Olga Owner"), ("Input.OtherOwner", "Pace")];
        using (var wrong = await lead.SubmitAsync(form.Form("Input.What"), [.. typed, ("Input.Due.Day", "31"), ("Input.Due.Month", "2"), ("Input.Due.Year", "2099")]))
        {
            var page = await wrong.ReadPageAsync();
            Assert.Contains("Enter a real date", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Ring every parent back", page.QuerySelector("[name='Input.What']")!.TextContent.Trim());
        }
        var due = app.Today.AddDays(20);
        using (var added = await lead.SubmitAsync(form.Form("Input.What"), [.. typed, ("Input.Due.Day", $"{due.Day}"), ("Input.Due.Month", $"{due.Month}"), ("Input.Due.Year", $"{due.Year}")]))
        {
            Assert.Contains("Ring every parent back", (await lead.FollowAsync(added)).QuerySelector("section[aria-labelledby='promise-1']")!.TextContent, StringComparison.Ordinal);
        }
        var action = Assert.Single((await app.PlanOfAsync(agreement))!.Actions);
        Assert.Equal((ActionState.Planned, due, "come-back"), (action.State, action.DueOn, action.ClauseId));

        // Pace adds evidence, and moves it on.
        var admin = await app.SignedInAsync(Roles.Admin);
        var item = await admin.GetPageAsync(PlanAddresses.Action(agreement.Id, action.Id));
        using (var unsafeLink = await admin.SubmitAsync(item.Form("Evidence.Words"), ("Evidence.Words", "Twelve calls listened to"), ("Evidence.Link", "javascript:alert(1)")))
        {
            var page = await unsafeLink.ReadPageAsync();
            Assert.Contains("https://", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Twelve calls listened to", page.QuerySelector("[name='Evidence.Words']")!.TextContent.Trim());
        }
        using (var noted = await admin.SubmitAsync(item.Form("Evidence.Words"), ("Evidence.Words", "Twelve calls listened to"), ("Evidence.Link", "https://www.example.org/calls")))
        {
            Assert.Equal(HttpStatusCode.Redirect, noted.StatusCode);
        }
        item = await admin.GetPageAsync(PlanAddresses.Action(agreement.Id, action.Id));
        using (var moved = await admin.SubmitAsync(item.Form("Move.To"), ("Move.To", "UnderWay")))
        {
            Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        }

        // All partners see the same, without what only some can press.
        foreach (var address in new[] { PlanAddresses.Plan(agreement.Id), PlanAddresses.Action(agreement.Id, action.Id), PlanAddresses.Reviews(agreement.Id) })
        {
            var seen = await Task.WhenAll(new[] { lead, admin, byLink }.Select(async c => Facts(await c.GetPageAsync(address))));
            Assert.Equal(seen[0], seen[1]);
            Assert.Equal(seen[0], seen[2]);
            foreach (var role in Roles.All.Except([Roles.AreaLead, Roles.Admin]))
            {
                using var answer = await (await app.SignedInAsync(role)).GetAsync(address);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
            using var stranger = await app.Stranger().GetAsync(address);
            Assert.StartsWith("/sign-in", stranger.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
        // A signatory reads, and writes nothing.
        var readOnly = await byLink.GetPageAsync(PlanAddresses.Action(agreement.Id, action.Id));
        Assert.Null(readOnly.QuerySelector("main form"));
        Assert.Equal("https://www.example.org/calls", readOnly.QuerySelector(".evidence-note a")!.GetAttribute("href"));
        var token = (await lead.GetPageAsync(PlanAddresses.Action(agreement.Id, action.Id))).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var handler in new[] { "Move", "Evidence", "Strike" })
        {
            using var forged = await byLink.PostAsync($"{PlanAddresses.Action(agreement.Id, action.Id)}?handler={handler}", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));
            Assert.Contains(forged.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.BadRequest]);
        }
        using var edit = await byLink.GetAsync(PlanAddresses.Edit(agreement.Id, action.Id));
        Assert.Equal(HttpStatusCode.NotFound, edit.StatusCode);

        // The ledger has each act without words and names, and fits.
        var entries = await app.WithDatabaseAsync(db => db.LedgerEntries.About(AgreementRecorder.Subject(agreement.Id)).AsNoTracking().ToListAsync());
        Assert.Equal(["agreement.action-added", "agreement.evidence-added", "agreement.action-begun"], entries.OrderBy(e => e.Sequence).Select(e => e.Act).TakeLast(3));
        Assert.All(entries, e => Assert.DoesNotContain("Olga", e.Payload, StringComparison.Ordinal));
        Assert.All(entries, e => Assert.DoesNotContain("Ring every", e.Payload, StringComparison.Ordinal));

        // The public page and files have numbers only.
        var slug = await app.SlugAsync(area);
        var open = await app.Stranger().GetStringAsync($"/areas/{slug}");
        Assert.Contains("0 done, 1 under way, 0 planned. 0 overdue", open, StringComparison.Ordinal);
        foreach (var text in new[] { open, await app.Stranger().GetStringAsync("/areas.json"), await app.Stranger().GetStringAsync("/areas.csv") })
        {
            Assert.DoesNotContain("Olga", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ring every", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhatIsOverdue_IsMarkedTheSameForAll()
    {
        var agreement = await app.InForceAsync();
        var action = await app.ActionAsync(agreement, "Late already", days: 3);
        app.Clock.Advance(TimeSpan.FromDays(4));
        foreach (var address in new[] { PlanAddresses.Plan(agreement.Id), PlanAddresses.Action(agreement.Id, action.Id) })
        {
            var seen = new List<string>();
            foreach (var role in new[] { Roles.AreaLead, Roles.Signatory, Roles.Admin })
            {
                seen.Add(Facts(await (await app.SignedInAsync(role)).GetPageAsync(address)));
            }
            Assert.Contains("Planned, overdue since", seen[0], StringComparison.Ordinal);
            Assert.Single(seen.Distinct());
        }
        Assert.Contains("1 planned. 1 overdue", await app.Stranger().GetStringAsync($"/areas/{await app.SlugAsync(agreement.AreaId)}"), StringComparison.Ordinal);
        Assert.Contains("1 overdue", (await (await app.SignedInAsync(Roles.Admin)).GetPageAsync($"/area?area={await app.SlugAsync(agreement.AreaId)}")).QuerySelector("section[aria-labelledby=sign-ups]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoWhoChangeAnActionAtOnce_AreTold_AndLoseNothing()
    {
        var agreement = await app.InForceAsync();
        var action = await app.ActionAsync(agreement, "Write it down");
        var (one, two) = (await app.SignedInAsync(Roles.AreaLead), await app.SignedInAsync(Roles.Admin));
        var address = PlanAddresses.Edit(agreement.Id, action.Id);
        var (first, second) = (await one.GetPageAsync(address), await two.GetPageAsync(address));
        var agency = first.QuerySelectorAll("[name='Input.Agency'] option").First(o => o.GetAttribute("value")!.Length > 0 && o.TextContent == AgreementSteps.Council).GetAttribute("value")!;
        using var saved = await one.SubmitAsync(first.Form("Input.What"), ("Input.What", "Write it down at once"), ("Input.Agency", agency));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var late = await two.SubmitAsync(second.Form("Input.What"), ("Input.What", "Write it down twice"), ("Input.Agency", agency));
        var told = await late.ReadPageAsync();
        Assert.Contains("Somebody else changed this", told.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Write it down twice", told.QuerySelector("[name='Input.What']")!.TextContent.Trim());
        Assert.Contains("Write it down at once", told.QuerySelector("section[aria-labelledby=now]")!.TextContent, StringComparison.Ordinal);
        using var again = await two.SubmitAsync(told.Form("Input.What"));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var history = (await one.GetPageAsync(PlanAddresses.Action(agreement.Id, action.Id))).QuerySelector("section[aria-labelledby=history]")!.TextContent;
        Assert.Contains("It said: Write it down at once", history, StringComparison.Ordinal);

        // Evidence of several at once is all kept, each with a number of its own.
        var by = await app.LeadAsync();
        var refusals = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            app.OnPlanAsync(agreement.Id, (plan, now) => plan.AddEvidence(action.Id, new EvidenceInput($"Note {i}", null, app.Today), by, now))));
        Assert.All(refusals, Assert.Null);
        var notes = (await app.PlanOfAsync(agreement))!.Find(action.Id)!.Notes;
        Assert.Equal(Enumerable.Range(1, 8), notes.Select(n => n.Number));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"Note {i}"), notes.Select(n => n.Words).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheFirstActionsOfAPlan_AddedAtOnce_MakeOnePlan()
    {
        var agreement = await app.InForceAsync();
        var by = await app.LeadAsync();
        var refusals = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => app.OnPlanAsync(agreement.Id, (plan, now) => plan.Add(KeepingSteps.Wanted($"Action {i}", app.Today), by, now))));
        Assert.All(refusals, Assert.Null);
        Assert.Equal(5, (await app.PlanOfAsync(agreement))!.Actions.Count);
        Assert.Equal(5, await app.WithDatabaseAsync(db => db.PlanEvents.CountAsync(e => db.Set<Plan>().Any(p => p.Id == e.PlanId && p.AreaId == agreement.AreaId))));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(2031)]
    public async Task GeneratedActs_KeepThePlanWhole_AndThePublicNumbersEqualIt(int seed)
    {
        var random = new Random(seed);
        var agreement = await app.InForceAsync();
        var by = await app.LeadAsync();
        string[] clauses = ["written-down", "come-back"];
        for (var i = 0; i < 45; i++)
        {
            await app.OnPlanAsync(agreement.Id, (plan, now) =>
            {
                var action = plan.Actions.Count == 0 ? null : plan.Actions[random.Next(plan.Actions.Count)];
                var task = KeepingSteps.Wanted($"Action {i}", app.Today.AddDays(random.Next(60)), clauses[random.Next(2)]);
                return action is null || random.Next(4) == 0 ? plan.Add(task, by, now) : random.Next(5) switch
                {
                    0 => plan.Change(action.Id, action.Version - random.Next(2), task, by, now),
                    1 => plan.AddEvidence(action.Id, new EvidenceInput($"Seen {i}", null, app.Today), by, now),
                    2 when action.Notes is [var note, ..] => plan.Strike(action.Id, note.Id, "Wrong", by, now),
                    _ => plan.Move(action.Id, action.Version, (ActionState)random.Next(4), random.Next(3) == 0 ? null : "Because", by, now),
                };
            });
        }
        var late = app.Today.AddDays(30);
        app.Clock.Advance(TimeSpan.FromDays(30));
        var plan = (await app.PlanOfAsync(agreement))!;
        Assert.All(plan.Actions, a =>
        {
            Assert.Equal(a.State == ActionState.Done, a.DoneOn is not null);
            Assert.Equal(a.State == ActionState.LetGo, a.LetGoBecause is not null);
            Assert.Equal(Enumerable.Range(1, a.Notes.Count), a.Notes.Select(n => n.Number));
            Assert.All(a.Notes.Where(n => n.StrikesId is not null), n => Assert.Contains(a.Notes, other => other.Id == n.StrikesId && other.Number < n.Number && other.StrikesId is null));
        });
        var events = await app.WithDatabaseAsync(db => db.PlanEvents.AsNoTracking().Where(e => e.PlanId == plan.Id).OrderBy(e => e.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, plan.Events), events.Select(e => e.Number));
        var entries = await app.WithDatabaseAsync(db => db.LedgerEntries.About(AgreementRecorder.Subject(agreement.Id)).CountAsync(e => e.Act.StartsWith("agreement.action-") || e.Act.StartsWith("agreement.evidence-")));
        Assert.Equal(plan.Events, entries);

        var slug = await app.SlugAsync(agreement.AreaId);
        var (planned, underWay, done, overdue) = (
            plan.Actions.Count(a => a.State == ActionState.Planned), plan.Actions.Count(a => a.State == ActionState.UnderWay), plan.Actions.Count(a => a.State == ActionState.Done),
            plan.Actions.Count(a => a.State is ActionState.Planned or ActionState.UnderWay && a.DueOn < late));
        var json = (await app.Stranger().GetFromJsonAsync()).Single(a => a.GetProperty("slug").GetString() == slug).GetProperty("agreements")[0].GetProperty("progress").EnumerateArray().ToList();
        Assert.Equal(
            (planned, underWay, done, overdue),
            (Sum(json, "planned"), Sum(json, "underWay"), Sum(json, "done"), Sum(json, "overdue")));
        var line = (await app.Stranger().GetStringAsync("/areas.csv")).Split("\r\n").Single(l => l.StartsWith(slug + ",", StringComparison.Ordinal));
        Assert.EndsWith($",{planned},{underWay},{done},{overdue},,", line, StringComparison.Ordinal);
        Assert.Contains(
            $"{done} done, {underWay} under way, {planned} planned. {overdue} overdue",
            (await app.Stranger().GetPageAsync($"/areas/{slug}")).QuerySelector(".register-promises")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APlan_GoesOnWithTheNewerAgreement_AndRestsWhileNothingIsInForce()
    {
        var agreement = await app.InForceAsync(AgreementContent.Working);
        var (kept, gone) = (await app.ActionAsync(agreement, "For a clause that stays"), await app.ActionAsync(agreement, "For a clause that goes", clause: "no-longer-there"));
        var lead = await app.SignedInAsync(Roles.AreaLead);
        var newer = await app.InForceAsync(AgreementContent.Working, agreement.AreaId);
        Assert.Equal(AgreementState.Superseded, await app.WithDatabaseAsync(db => db.Agreements.Where(s => s.Id == agreement.Id).Select(s => s.State).SingleAsync()));
        using (var old = await lead.GetAsync(PlanAddresses.Action(agreement.Id, kept.Id)))
        {
            Assert.Equal(PlanAddresses.Action(newer.Id, kept.Id), old.Headers.Location!.OriginalString);
        }
        var page = await lead.GetPageAsync(PlanAddresses.Plan(newer.Id));
        Assert.Contains("For a clause that stays", page.QuerySelector("section[aria-labelledby='promise-0']")!.TextContent, StringComparison.Ordinal);
        var earlier = page.QuerySelectorAll("section.plan-group")[^1];
        Assert.Contains("From the earlier version", earlier.TextContent, StringComparison.Ordinal);
        Assert.Contains("For a clause that goes", earlier.TextContent, StringComparison.Ordinal);

        var by = await app.LeadAsync();
        Assert.Contains("not in force", (await app.OnPlanAsync(agreement.Id, (plan, now) => plan.Add(KeepingSteps.Wanted("Too late", app.Today), by, now)))!.Words, StringComparison.Ordinal);
        await ManyAreas.ActAsync(app, newer.Id, (s, now) => s.WithdrawByTwo("Reorganised", now));
        Assert.NotNull(await app.OnPlanAsync(newer.Id, (plan, now) => plan.Move(gone.Id, gone.Version, ActionState.Done, null, by, now)));
        var resting = await lead.GetPageAsync(PlanAddresses.Plan(newer.Id));
        Assert.Contains("the plan stays as it is", resting.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Add an action", resting.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var edit = await lead.GetAsync(PlanAddresses.Edit(newer.Id, kept.Id));
        Assert.Equal(HttpStatusCode.NotFound, edit.StatusCode);
        await ManyAreas.ActAsync(app, newer.Id, (s, now) => s.Reinstate(s.StartedBy, "By mistake", null, now));
        Assert.Null(await app.OnPlanAsync(newer.Id, (plan, now) => plan.Move(gone.Id, gone.Version, ActionState.Done, null, by, now)));
    }

    [Fact]
    public async Task WhileAnAgreementEnds_ItsPlanGoesOnOrIsRefused_AndTheLedgerFits()
    {
        var by = await app.LeadAsync();
        for (var i = 0; i < 4; i++)
        {
            var agreement = await app.InForceAsync(AgreementContent.Working);
            var adding = Enumerable.Range(0, 6).Select(n => app.OnPlanAsync(agreement.Id, (plan, now) => plan.Add(KeepingSteps.Wanted($"Action {n}", app.Today), by, now))).ToList();
            await ManyAreas.ActAsync(app, agreement.Id, (s, now) => s.WithdrawByTwo("Reorganised", now));
            var done = (await Task.WhenAll(adding)).Count(r => r is null);
            Assert.Equal(done, (await app.PlanOfAsync(agreement))?.Actions.Count ?? 0);
        }
        var (exitCode, output) = await SiteCommand.RunOnAsync(app.DataFolder, app.ConnectionString, app.Content.Folder, "ledger", "verify");
        Assert.True(exitCode == 0, output);
    }

    private static int Sum(List<JsonElement> rows, string property) => rows.Sum(r => r.GetProperty(property).GetInt32());

    // What there is to read, without what can be pressed.
    private static string Facts(AngleSharp.Html.Dom.IHtmlDocument page)
    {
        var main = page.QuerySelector("main")!;
        foreach (var acts in main.QuerySelectorAll("form, .button, .button-secondary, details, a[href*='/plan/edit'], section[aria-labelledby=stands], #evidence ~ h3, .notice").ToList())
        {
            acts.Remove();
        }
        return System.Text.RegularExpressions.Regex.Replace(main.TextContent, @"\s+", " ");
    }
}
