using System.Collections.Concurrent;
using System.Data.Common;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Blocks;

/// <summary>
/// Asks which contributions may stand at some places now. EF translates the question once for each number of places; after that only the answer is fetched,
/// since a lesson's page waits for it. Nothing of an answer is kept.
/// </summary>
internal sealed class ShownContributionsQuery(PaceDbContext db, PreparedReads reads, ConsentSeal seal)
{
    private static readonly Guid SomeReader = Guid.CreateVersion7();

    // One database takes the places as one list, the other one by one.
    private static readonly ConcurrentDictionary<(string Provider, int Keys), Statement> Translated = [];

    /// <param name="keys">The places.</param>
    /// <param name="reader">Who reads, to know what they can thank for; nobody when empty.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<List<ShownContribution>> ReadAsync(IReadOnlyCollection<string> keys, Guid reader, DateTime now, CancellationToken cancellation)
    {
        var places = keys.Distinct().ToArray();
        var shown = new List<ShownContribution>();
        if (places.Length == 0)
        {
            return shown;
        }
        var statement = Translated.GetOrAdd((db.Database.ProviderName!, places.Length), _ => Translate(places.Length));
        var values = statement.Parameters.Select(p => (p.Name, Value: p.Kind switch
        {
            Filling.Now => (object)now,
            Filling.Reader => reader,
            Filling.Places => places,
            _ => places[p.Place],
        }));
        await reads.QueryAsync(db, statement.Sql, [.. values], async (rows, stop) =>
        {
            while (await rows.ReadAsync(stop))
            {
                if (Read(rows) is { } one)
                {
                    shown.Add(one);
                }
            }
        }, cancellation);
        return shown;
    }

    // What doesn't fit its seal is no answer: somebody changed the row (see ConsentSeal).
    private ShownContribution? Read(DbDataReader row)
    {
        if (!Enum.TryParse<ConsentAudience>(row.GetString(3), out var audience) || !Enum.TryParse<Identifiability>(row.GetString(4), out var identifiability)
            || !Enum.TryParse<Territory>(row.GetString(16), out var territory))
        {
            return null;
        }
        var shown = new ShownContribution(
            row.GetString(0), row.GetGuid(1), row.GetGuid(2), audience, identifiability, row.GetInt32(5),
            row.GetFieldValue<byte[]>(6), row.GetFieldValue<byte[]>(7), row.GetBoolean(8), row.IsDBNull(9) ? null : row.GetGuid(9),
            row.IsDBNull(10) ? null : row.GetString(10), row.GetBoolean(11), row.GetFieldValue<byte[]>(12),
            row.GetBoolean(13) ? ThankYouState.Sent : row.GetBoolean(21) ? ThankYouState.NotWanted : ThankYouState.Open);
        var consent = new SealedConsent(
            row.GetGuid(14), shown.ParticipantId, shown.ContributionId, row.GetGuid(15), ConsentUse.Course, shown.Audience, shown.Identifiability,
            territory, Speaking: null, row.GetDateTime(17), row.GetDateTime(18), End: null);
        return seal.Fits(consent, row.GetFieldValue<byte[]>(20), row.GetFieldValue<byte[]>(19)) ? shown : null;
    }

    // In the order in which they are read above.
    private IQueryable<object> Question(string[] keys, Guid reader, DateTime now) =>
        from placement in db.Placements
        where keys.Contains(placement.Key)
        join recorded in db.Consents.Where(c => c.Use == ConsentUse.Course).UncheckedAt(db, now).WithEntry(db) on placement.ContributionId equals recorded.Consent.ContributionId
        let consent = recorded.Consent
        join version in db.ContributionVersions on consent.VersionId equals version.Id
        join contribution in db.Contributions on consent.ContributionId equals contribution.Id
        join participant in db.ParticipantProfiles on consent.ParticipantId equals participant.Id
        join personKey in db.PersonKeys on consent.ParticipantId equals personKey.PersonId
        join recording in db.MediaFiles on version.MediaId equals (Guid?)recording.Id into recordings
        from recording in recordings.DefaultIfEmpty()
        select new
        {
            placement.Key,
            consent.ContributionId,
            consent.ParticipantId,
            consent.Audience,
            consent.Identifiability,
            version.Number,
            version.SealedWords,
            participant.SealedName,
            contribution.IsSample,
            version.MediaId,
            recording.ContentType,
            HasCaptions = recording != null && recording.SealedCaptions != null,
            personKey.Wrapped,
            HasThanked = db.Set<ThankYouNote>().Any(t => t.FromPersonId == reader && t.ContributionId == consent.ContributionId),
            consent.Id,
            consent.VersionId,
            consent.Territory,
            consent.GivenAt,
            consent.EndsAt,
            consent.Seal,
            recorded.Entry.Hash,
            WantsNoThanks = db.Set<ThankYouOptOut>().Any(n => n.ParticipantId == consent.ParticipantId),
        };

    private Statement Translate(int count)
    {
        var places = Enumerable.Range(0, count).Select(i => $"place {i}").ToArray();
        using var command = Question(places, SomeReader, DateTime.UnixEpoch).CreateDbCommand();
        var parameters = command.Parameters.Cast<DbParameter>().Select(p => p.Value switch
        {
            Guid => new Parameter(p.ParameterName, Filling.Reader, 0),
            DateTime => new Parameter(p.ParameterName, Filling.Now, 0),
            IEnumerable<string> => new Parameter(p.ParameterName, Filling.Places, 0),
            string place => new Parameter(p.ParameterName, Filling.Place, Array.IndexOf(places, place)),
            var other => throw new InvalidOperationException($"The question of which contributions may be shown has a parameter that nobody fills: {p.ParameterName} ({other?.GetType().Name})."),
        });
        return new Statement(command.CommandText, [.. parameters]);
    }

    private enum Filling
    {
        Now,
        Reader,
        Places,
        Place,
    }

    private sealed record Statement(string Sql, IReadOnlyList<Parameter> Parameters);

    /// <param name="Name">How the statement calls it.</param>
    /// <param name="Kind">What it is filled with.</param>
    /// <param name="Place">Which of the places, where it is one.</param>
    private sealed record Parameter(string Name, Filling Kind, int Place);
}
