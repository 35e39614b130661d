using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.Matching;

/// <summary>Reads what matching has to know of parents. Areas are opened here, compared, and forgotten.</summary>
internal sealed class Candidates(PaceDbContext db, PersonVault vault, AreaDirectory directory, ILiveTalkConsents consents, SpeakerConsents speaking, TimeProvider time)
{
    private static readonly TimeSpan Around = TimeSpan.FromDays(400);

    /// <summary>Everybody who takes part, matched with a talk.</summary>
    public async Task<MatchingResult> MatchAsync(Talk talk, CancellationToken cancellation)
    {
        var relations = await directory.RelationsAsync(cancellation);
        return Matcher.Match(talk.Need(relations), await LoadAsync(talk, relations, null, cancellation), LondonTime.DayOf(Now));
    }

    /// <summary>What speaks against asking one parent; <c>null</c> when there is no such parent.</summary>
    /// <param name="talk">The talk.</param>
    /// <param name="participantId">Who.</param>
    /// <param name="again">They were asked for this talk, and it is about asking once more.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public async Task<IReadOnlyList<Exclusion>?> ExclusionsAsync(Talk talk, Guid participantId, bool again, CancellationToken cancellation)
    {
        var relations = await directory.RelationsAsync(cancellation);
        return await LoadAsync(talk, relations, participantId, cancellation) is [var candidate]
            ? Matcher.ExclusionsOf(talk.Need(relations), again ? candidate with { WasAskedForThis = false } : candidate, LondonTime.DayOf(Now)) : null;
    }

    private async Task<IReadOnlyList<Candidate>> LoadAsync(Talk talk, AreaRelations relations, Guid? only, CancellationToken cancellation)
    {
        var now = Now;
        var rows = await Participants(only).ToListAsync(cancellation);
        var opened = await OpenAsync(rows, needsRegion: !talk.IsOnline, cancellation);
        var keptAway = await KeptAwayAsync(rows, opened, cancellation);
        var consenting = await consents.WhoAsync(TalkLabels.SpeakingUse(talk.Audience), talk.StartsAt, cancellation);
        var lapsed = await speaking.LapsedAsync(cancellation);
        var asked = (await Askings(talk, only).ToListAsync(cancellation)).ToLookup(a => a.ParticipantId);
        var diaries = await db.SpeakerDiaries.AsNoTracking().Where(d => only == null || d.ParticipantId == only)
            .ToDictionaryAsync(d => d.ParticipantId, d => d.LastAskedAt, cancellation);
        var rests = await db.RestPeriods.Where(r => only == null || r.ParticipantId == only).GroupBy(r => r.ParticipantId)
            .Select(g => new { g.Key, Until = g.Max(r => r.Until) }).ToDictionaryAsync(r => r.Key, r => r.Until, cancellation);
        return [.. rows.Select(row => Candidate(row))];

        Candidate Candidate(ParticipantProfile row) => new()
        {
            Id = row.Id,
            IsPaused = row.IsPausedAt(now),
            Consent = consenting.GetValueOrDefault(row.Id),
            Wanted = row.Wanted,
            Online = row.Online,
            InPerson = row.InPerson,
            OffLimits = row.OffLimits,
            TalksAYear = row.TalksAYear,
            RestDays = row.RestDays,
            NoticeDays = row.NoticeDays,
            OwnArea = row.OwnArea,
            Travel = row.Travel,
            AreaId = OwnArea.Read(opened.GetValueOrDefault((row.Id, ParticipantProfile.AreaPurpose))).AreaId is { } area && relations.Knows(area) ? area : null,
            KeptAway = keptAway[row.Id],
            Region = opened.GetValueOrDefault((row.Id, ParticipantProfile.RegionPurpose)),
            TalkDays = [.. asked[row.Id].Where(a => a.TalkId != talk.Id && TakesTheDay(a, now) && !lapsed.Contains((a.TalkId, a.ParticipantId))).Select(a => LondonTime.DayOf(a.StartsAt)).Order()],
            WasAskedForThis = asked[row.Id].Any(a => a.TalkId == talk.Id),
            RestsUntil = rests.TryGetValue(row.Id, out var until) ? until : null,
            LastAskedAt = diaries.TryGetValue(row.Id, out var at) ? at : null,
        };
    }

    // A talk that was given counts; one that was only asked about counts while it is open.
    private static bool TakesTheDay(AskingRow asking, DateTime now) => Standings.Of(asking.Current, asking.ExpiresAt, now) switch
    {
        Standing.Speaks => true,
        Standing.Waiting or Standing.Maybe or Standing.StandsBy => asking.StartsAt > now,
        _ => false,
    };

    private IQueryable<ParticipantProfile> Participants(Guid? only) => db.ParticipantProfiles
        .Where(p => (only == null || p.Id == only) && !p.IsErased).OrderBy(p => p.Id);

    private IQueryable<AskingRow> Askings(Talk talk, Guid? only)
    {
        var (from, until) = (talk.StartsAt - Around, talk.StartsAt + Around);
        return from invitation in db.TalkInvitations
               join other in db.Talks on invitation.TalkId equals other.Id
               where (only == null || invitation.ParticipantId == only) && other.StartsAt > @from && other.StartsAt < until && other.Cancellation == null
               select new AskingRow(invitation.ParticipantId, other.Id, other.StartsAt, invitation.Current, invitation.ExpiresAt);
    }

    private Task<Dictionary<(Guid, string), string>> OpenAsync(List<ParticipantProfile> rows, bool needsRegion, CancellationToken cancellation)
    {
        List<PersonText> texts = [];
        foreach (var row in rows)
        {
            if (row.SealedArea is { } area && !row.OwnArea)
            {
                texts.Add(new PersonText(row.Id, ParticipantProfile.AreaPurpose, area));
            }
            if (row.SealedKeptAway is { } away)
            {
                texts.Add(new PersonText(row.Id, ParticipantProfile.KeptAwayPurpose, away));
            }
            if (row.SealedRegion is { } region && needsRegion && row.Travel == Travel.OwnRegion)
            {
                texts.Add(new PersonText(row.Id, ParticipantProfile.RegionPurpose, region));
            }
        }
        return vault.OpenManyAsync(texts, cancellation);
    }

    // An agency may have been put under another kind since: then both count.
    private async Task<Dictionary<Guid, IReadOnlyList<KeptAway>>> KeptAwayAsync(List<ParticipantProfile> rows, Dictionary<(Guid, string), string> opened, CancellationToken cancellation)
    {
        var all = rows.ToDictionary(r => r.Id, r => KeptAway.Read(opened.GetValueOrDefault((r.Id, ParticipantProfile.KeptAwayPurpose))));
        var kinds = (await directory.FindAgenciesAsync([.. all.Values.SelectMany(a => a).Select(a => a.AgencyId).OfType<Guid>().Distinct()], cancellation)).ToDictionary(a => a.Id, a => a.Kind);
        return all.ToDictionary(a => a.Key, a => (IReadOnlyList<KeptAway>)
            [.. a.Value, .. a.Value.Where(k => k.AgencyId is { } id && kinds.TryGetValue(id, out var kind) && kind != k.Kind).Select(k => k with { Kind = kinds[k.AgencyId!.Value] })]);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private sealed record AskingRow(Guid ParticipantId, Guid TalkId, DateTime StartsAt, AnswerKind? Current, DateTime ExpiresAt);
}
