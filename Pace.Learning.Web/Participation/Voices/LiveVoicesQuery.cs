using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Participation.Consents;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Participation.Voices;

/// <summary>
/// Asks which contributions may stand at some places now. EF translates the question once for each number of places; after that only the answer is fetched,
/// since a lesson's page waits for it. Nothing of an answer is kept.
/// </summary>
internal sealed class LiveVoicesQuery(PaceDbContext db)
{
    // One database takes the places as one list, the other one by one.
    private const int All = -1;
    private static readonly ConcurrentDictionary<(string Provider, int Keys), Statement> Translated = [];

    public async Task<List<LiveVoice>> ReadAsync(IReadOnlyCollection<string> keys, DateTime now, CancellationToken cancellation)
    {
        var places = keys.Distinct().ToArray();
        if (places.Length == 0)
        {
            return [];
        }
        var statement = Translated.GetOrAdd((db.Database.ProviderName!, places.Length), _ => Translate(places.Length));
        await using var connection = await db.OpenPlainConnectionAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        foreach (var (name, place) in statement.Parameters)
        {
            command.Add(name, place switch { null => now, All => places, var number => places[number.Value] });
        }
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var voices = new List<LiveVoice>();
        while (await reader.ReadAsync(cancellation))
        {
            voices.Add(Read(reader));
        }
        return voices;
    }

    private static LiveVoice Read(DbDataReader row) => new(
        row.GetString(0), row.GetGuid(1), row.GetGuid(2), Enum.Parse<ConsentAudience>(row.GetString(3)), Enum.Parse<Identifiability>(row.GetString(4)), row.GetInt32(5),
        row.GetFieldValue<byte[]>(6), row.GetFieldValue<byte[]>(7), row.GetBoolean(8), row.IsDBNull(9) ? null : row.GetGuid(9),
        row.IsDBNull(10) ? null : row.GetString(10), row.GetBoolean(11), row.GetFieldValue<byte[]>(12));

    // In the order in which they are read above.
    private IQueryable<object> Question(string[] keys, DateTime now) =>
        from placement in db.Placements
        where keys.Contains(placement.Key)
        join consent in db.Consents.Where(c => c.Use == ConsentUse.Course).LiveAt(db, now) on placement.ContributionId equals consent.ContributionId
        join version in db.ContributionVersions on consent.VersionId equals version.Id
        join contribution in db.Contributions on consent.ContributionId equals contribution.Id
        join participant in db.Participants on consent.ParticipantId equals participant.Id
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
        };

    private Statement Translate(int count)
    {
        var places = Enumerable.Range(0, count).Select(i => $"place {i}").ToArray();
        using var command = Question(places, DateTime.UnixEpoch).CreateDbCommand();
        var parameters = command.Parameters.Cast<DbParameter>().Select(p => new Parameter(p.ParameterName, p.Value switch
        {
            string place => Array.IndexOf(places, place),
            IEnumerable<string> => All,
            DateTime => null,
            var other => throw new InvalidOperationException($"The question of which voices are live has a parameter that nobody fills: {p.ParameterName} ({other?.GetType().Name})."),
        }));
        return new Statement(command.CommandText, [.. parameters]);
    }

    private sealed record Statement(string Sql, IReadOnlyList<Parameter> Parameters);

    /// <param name="Name">How the statement calls it.</param>
    /// <param name="Place">Which of the places it is, or all of them; <c>null</c>: the time.</param>
    private sealed record Parameter(string Name, int? Place);
}
