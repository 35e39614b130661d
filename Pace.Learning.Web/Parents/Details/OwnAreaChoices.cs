using Microsoft.AspNetCore.Mvc.Rendering;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Parents.Details;

/// <summary>The areas that a parent can say they live in, and what was chosen of them.</summary>
internal sealed class OwnAreaChoices(AreaDirectory directory, TimeProvider time)
{
    // What they had typed once stays until they choose.
    private const string AsBefore = "as-before";

    public static readonly Refusal NotInList = new("Area", "Choose your area from the list, or say that it is not in the list");

    public async Task<IReadOnlyList<SelectListItem>> OfAsync(OwnArea now, CancellationToken cancellation)
    {
        var before = now is { Words: { } words, IsElsewhere: false } ? new SelectListItem($"{words} (please find it below)", AsBefore) : null;
        return
        [
            .. before is null ? Array.Empty<SelectListItem>() : [before],
            new("I’d rather not say", ""),
            .. AreaChoices.ByRegion((await AreasAsync(cancellation)).Where(a => a.IsThereOn(Today) || a.Id == now.AreaId), null),
            new("It is not in this list", OwnArea.Elsewhere),
        ];
    }

    /// <summary>The value that stands for it in the list.</summary>
    public async Task<string> ValueOfAsync(OwnArea own, CancellationToken cancellation) =>
        own.AreaId is { } id ? (await directory.FindAsync(id, cancellation))?.Slug ?? "" : own.IsElsewhere ? OwnArea.Elsewhere : own.Words is null ? "" : AsBefore;

    /// <summary>What was chosen; <c>null</c> when it isn't in the list.</summary>
    public async Task<ChosenArea?> ReadAsync(string? value, OwnArea before, CancellationToken cancellation) => value switch
    {
        null or "" => new ChosenArea(OwnArea.Unsaid, null),
        OwnArea.Elsewhere => new ChosenArea(new OwnArea(null, OwnArea.Elsewhere), null),
        AsBefore when before.Words is not null => new ChosenArea(before, null),
        _ => (await AreasAsync(cancellation)).FirstOrDefault(a => a.Slug == value && (a.IsThereOn(Today) || a.Id == before.AreaId)) is { } area ? new ChosenArea(new OwnArea(area.Id, null), area.Region) : null,
    };

    /// <summary>As people read it.</summary>
    public async Task<string?> WordsAsync(OwnArea own, CancellationToken cancellation) =>
        own.AreaId is { } id ? (await directory.FindAsync(id, cancellation))?.Name
        : own.IsElsewhere ? "Not in our list of areas" : own.Words is { } words ? $"{words} (typed, not chosen from the list)" : null;

    private DateOnly Today => LondonTime.DayOf(time.GetUtcNow().UtcDateTime);

    // People live in one authority's area; partnerships are known from it.
    private async Task<IEnumerable<Area>> AreasAsync(CancellationToken cancellation) => (await directory.AllAsync(cancellation)).Where(a => !a.IsPartnership);
}

/// <summary>What was chosen, with the region that an area of the list has.</summary>
internal sealed record ChosenArea(OwnArea Own, string? Region);
