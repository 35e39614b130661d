using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.WorkQueue;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.WorkQueue;

/// <summary>Talks that need somebody to be asked by now, talks that are near, and questions that wait for parents.</summary>
internal sealed class TalkWorkQueue(PlannedTalks planned, ParticipantNames names, PersonDirectory people, TimeProvider time) : IWorkItems
{
    public async Task<IReadOnlyList<WorkItem>> ReadAsync(DateOnly today, CancellationToken cancellation)
    {
        var until = today.AddDays(WeekReader.DaysAhead);
        var ahead = await planned.AheadAsync(cancellation);
        var known = await names.OfAsync([.. ahead.SelectMany(t => t.Speakers).Distinct()], cancellation);
        var trainers = await people.OfAsync([.. ahead.Select(t => t.Talk.RequestedBy).Distinct()], cancellation);
        return
        [
            .. ahead.Where(t => t.NeedsAsking && t.AskBy <= until).Select(t => new WorkItem
            {
                Title = $"A parent is asked for: {LondonTime.DayOfYear(t.Talk.Day)}",
                Text = $"{Trainer(t)} needs {Count.Of(t.Talk.SpeakersWanted, "speaker")}. {(t.Speakers.Count == 0 ? "Nobody has" : $"{t.Speakers.Count} of {t.Talk.SpeakersWanted} has")} said yes.",
                Where = Where(t.Talk), Act = "Choose whom to ask", Url = TalkAddresses.ForManager(t.Talk.Id), Day = t.AskBy, IsForStandIn = true,
            }),
            .. ahead.Where(t => t.Speakers.Count > 0 && t.Talk.Day <= until).Select(t => new WorkItem
            {
                Title = $"{string.Join(" and ", t.Speakers.Select(s => known.GetValueOrDefault(s, "a parent")))} {(t.Speakers.Count == 1 ? "speaks" : "speak")}",
                Text = $"{Count.Of(t.Talk.Minutes, "minute")}, {Count.Of(t.Talk.People, "person", "people")}. Trainer: {Trainer(t)}.", Where = Where(t.Talk), Act = "See the talk",
                Url = TalkAddresses.ForManager(t.Talk.Id), Day = t.Talk.Day, At = t.Talk.StartsAt, IsForStandIn = true,
            }),
            .. ahead.Where(t => t.Open.Count > 0).Select(t => new WorkItem
            {
                Title = $"{Count.Of(t.Open.Count, "parent")} asked: talk on {LondonTime.DayOfYear(t.Talk.Day)}", Text = Answers(t), Where = Where(t.Talk), Act = "See the answers",
                Url = TalkAddresses.ForManager(t.Talk.Id), Since = t.Open[0].AskedAt, SinceWord = "Asked", WaitsForOthers = true, IsForStandIn = true,
            }),
        ];

        string Trainer(PlannedTalk one) => trainers.GetValueOrDefault(one.Talk.RequestedBy)?.Name is { Length: > 0 } name ? name : "A trainer";
    }

    private string Answers(PlannedTalk one)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var maybe = one.Open.Count(i => i.StandingAt(now) == Standing.Maybe);
        var silent = one.Open.Count - maybe;
        string[] parts = [.. maybe > 0 ? (string[])[$"{maybe} said maybe"] : [], .. silent > 0 ? (string[])[$"{silent} {(silent == 1 ? "hasn’t" : "haven’t")} answered"] : []];
        return $"{string.Join(", ", parts)}. Closes on {LondonTime.DayOfYear(LondonTime.DayOf(one.Open.Min(i => i.ExpiresAt)))}.";
    }

    private static string Where(Talk talk) => talk.IsOnline ? "Online" : talk.Place.Split(',')[0];
}
