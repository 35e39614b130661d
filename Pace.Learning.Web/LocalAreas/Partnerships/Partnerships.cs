using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pace.Learning.Content.Prose;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Published.Cached;
using Pace.Learning.Web.Platform.Signals;

namespace Pace.Learning.Web.LocalAreas.Partnerships;

/// <summary>What staff say about a partnership.</summary>
internal sealed record SaidPartnership(string Name, IReadOnlyCollection<Guid> Members, DateOnly Since, DateOnly? Until);

/// <summary>Staff join areas to a partnership, and change it.</summary>
internal sealed partial class Partnerships(PaceDbContext db, Ledger ledger, RegisterPages register)
{
    private static readonly Refusal Twice = new("Input.Name", "There is an area of that name already. Choose a name that tells them apart");

    public async Task<(string? Slug, Refusal? Refusal)> AddAsync(SaidPartnership said, Guid by, CancellationToken cancellation)
    {
        var slug = SlugOf(said.Name);
        if (slug.Length == 0)
        {
            return (null, new Refusal("Input.Name", "Use letters in the name"));
        }
        var refusal = await ActAsync(async stop =>
        {
            if (await db.LocalAreas.AnyAsync(a => a.Slug == slug, stop))
            {
                return Twice;
            }
            var area = LocalArea.Partnership(said.Name, slug, said.Members, said.Since);
            area.Change(said.Name, said.Members, said.Since, said.Until);
            db.LocalAreas.Add(area);
            await RecordAsync(area, "area.partnership-added", by, stop);
            return null;
        }, cancellation);
        return (refusal is null ? slug : null, refusal);
    }

    public Task<Refusal?> ChangeAsync(Guid id, SaidPartnership said, Guid by, CancellationToken cancellation) => ActAsync(async stop =>
    {
        var area = await db.LocalAreas.Include(a => a.Members).SingleAsync(a => a.Id == id && a.Kind == AreaKind.Partnership, stop);
        area.Change(said.Name, said.Members, said.Since, said.Until);
        await RecordAsync(area, "area.partnership-changed", by, stop);
        return null;
    }, cancellation);

    /// <summary>A name as it stands in addresses.</summary>
    public static string SlugOf(string name)
    {
        var plain = new string([.. UnicodeText.Normalized(name.Trim(), NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)]);
        return NotInSlugs.Replace(plain.Replace("&", " and ", StringComparison.Ordinal).ToLowerInvariant(), "-").Trim('-');
    }

    private async Task<Refusal?> ActAsync(Func<CancellationToken, Task<Refusal?>> act, CancellationToken cancellation)
    {
        try
        {
            var refusal = await db.RetryOnConflictAsync(async stop =>
            {
                var refused = await act(stop);
                if (refused is null)
                {
                    await Signals.NotifyAsync(db, SignalTopics.Register, stop);
                }
                return refused;
            }, cancellation);
            if (refusal is null)
            {
                register.Changed();
            }
            return refusal;
        }
        catch (DbUpdateException e) when (e.Entries.Any(x => x.Entity is LocalArea or PartnershipMember))
        {
            db.ChangeTracker.Clear();
            return new Refusal("", "Somebody else has changed this in the meantime. Look at it again, then save.");
        }
    }

    private Task<LedgerEntry> RecordAsync(LocalArea area, string act, Guid by, CancellationToken cancellation) =>
        ledger.AppendAsync(db, new LedgerSubject("area", area.Id), act,
            new PartnershipEntry([.. area.Members.Select(m => m.AreaId).Order()], $"{area.StartedOn:yyyy-MM-dd}", area.EndedOn is { } until ? $"{until:yyyy-MM-dd}" : null), by, cancellation);

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInSlugs { get; }

    private sealed record PartnershipEntry(IReadOnlyList<Guid> Members, string Since, string? Until);
}
