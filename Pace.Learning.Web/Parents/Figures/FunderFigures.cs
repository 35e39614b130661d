using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Platform.Files;

namespace Pace.Learning.Web.Parents.Figures;

/// <summary>
/// What funders ask for, without names: a line for each quarter and area. Where parents live is opened to be counted, and forgotten; no line says anything of fewer than five.
/// </summary>
internal sealed class FunderFigures(PaceDbContext db, PersonVault vault, AreaDirectory directory, IEnumerable<IFunderMeasure> measures, TimeProvider time)
{
    public const string Address = "/manage/participation/people/figures.csv";

    /// <summary>The smallest number that is shown.</summary>
    public const int Fewest = 5;

    private const int Quarters = 12;
    private const string Hidden = "not shown";

    private readonly IFunderMeasure[] columns = [.. measures.OrderBy(m => m.Order)];

    public static async Task<IResult> CsvAsync(FunderFigures figures, HttpResponse response, TimeProvider time, CancellationToken cancellation)
    {
        response.Headers.CacheControl = "no-cache, no-store";
        var day = LondonTime.DayOf(time.GetUtcNow().UtcDateTime);
        return Results.File(await figures.WriteAsync(cancellation), CsvTable.ContentType, FormattableString.Invariant($"taking-part-{day:yyyy-MM-dd}.csv"));
    }

    private async Task<byte[]> WriteAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var names = (await directory.AllAsync(cancellation)).ToDictionary(a => a.Id, a => a.Name);
        var homes = await HomesAsync(cancellation);
        var began = await db.Participants.IgnoreAutoIncludes().MinAsync(p => (DateTime?)p.JoinedAt, cancellation) ?? now;
        List<string[]> lines = [];
        foreach (var quarter in Quarter.Back(LondonTime.DayOf(now), Quarters).Where(q => q.Until > began))
        {
            lines.AddRange(await LinesAsync(quarter, homes, names, cancellation));
        }
        return CsvTable.Write(["First day", "Last day", "Area", .. columns.Select(c => c.Column)], csv =>
        {
            foreach (var line in lines)
            {
                csv.WriteRecord(line);
            }
        });
    }

    private async Task<IEnumerable<string[]>> LinesAsync(Quarter quarter, IReadOnlyDictionary<Guid, Guid> homes, IReadOnlyDictionary<Guid, string> names, CancellationToken cancellation)
    {
        List<(Figure? Total, IReadOnlyDictionary<Guid, Figure> Shown)> figures = [];
        foreach (var column in columns)
        {
            var facts = await column.FactsAsync(quarter.From, quarter.Until, cancellation);
            var byArea = facts.SelectMany(f => AreasOf(f, homes).Select(a => (Area: a, Fact: f))).GroupBy(a => a.Area, a => a.Fact).ToDictionary(g => g.Key, g => Figure.Of(g));
            figures.Add(ShownFigures.Of(Figure.Of(facts), byArea, Fewest));
        }
        // An area without a figure that is shown has no line: that it is there would tell of somebody.
        var areas = figures.SelectMany(f => f.Shown.Keys).Distinct().Select(id => (Id: id, Name: id == Guid.Empty ? "Area not known" : names.GetValueOrDefault(id, "Another area")))
            .OrderBy(a => a.Id == Guid.Empty).ThenBy(a => a.Name, StringComparer.Ordinal);
        return
        [
            Line(quarter, "All areas", figures.Select(f => f.Total)),
            .. areas.Select(area => Line(quarter, area.Name, figures.Select(f => f.Shown.TryGetValue(area.Id, out var figure) ? figure : (Figure?)null))),
        ];
    }

    private static string[] Line(Quarter quarter, string area, IEnumerable<Figure?> figures) =>
    [
        FormattableString.Invariant($"{quarter.First:yyyy-MM-dd}"), FormattableString.Invariant($"{quarter.Last:yyyy-MM-dd}"), area,
        .. figures.Select(f => f is { } figure ? FormattableString.Invariant($"{Math.Round(figure.Amount, 1)}") : Hidden),
    ];

    private static IEnumerable<Guid> AreasOf(FunderFact fact, IReadOnlyDictionary<Guid, Guid> homes) =>
        fact.AreaIds.Count > 0 ? fact.AreaIds : [fact.ParticipantId is { } id && homes.TryGetValue(id, out var home) ? home : Guid.Empty];

    private async Task<IReadOnlyDictionary<Guid, Guid>> HomesAsync(CancellationToken cancellation)
    {
        var @sealed = await db.Participants.AsNoTracking().IgnoreAutoIncludes().Where(p => p.Details!.SealedArea != null)
            .Select(p => new PersonText(p.Id, ParticipantDetails.AreaPurpose, p.Details!.SealedArea!)).ToListAsync(cancellation);
        return (await vault.OpenManyAsync(@sealed, cancellation)).Select(o => (o.Key.PersonId, OwnArea.Read(o.Value).AreaId))
            .Where(o => o.AreaId is not null).ToDictionary(o => o.PersonId, o => o.AreaId!.Value);
    }
}

/// <summary>Parents who took part on some day of the quarter.</summary>
internal sealed class ParentsTakingPart(PaceDbContext db) : IFunderMeasure
{
    public int Order => 10;

    public string Column => "Parents taking part";

    public async Task<IReadOnlyList<FunderFact>> FactsAsync(DateTime from, DateTime until, CancellationToken cancellation) =>
        [.. (await db.Participants.AsNoTracking().IgnoreAutoIncludes().Where(p => p.JoinedAt < until && (p.Erasure == null || p.Erasure.At > from)).Select(p => p.Id).ToListAsync(cancellation))
            .Select(id => new FunderFact(id, []))];
}
