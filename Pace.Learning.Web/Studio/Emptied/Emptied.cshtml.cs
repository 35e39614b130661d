namespace Pace.Learning.Web.Studio.Emptied;

/// <summary>Places in documents where a parent's words stood: which documents, since when, and what can be done.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class EmptiedModel(EmptiedSpots spots) : PageModel
{
    public IReadOnlyList<EmptiedSpot> Spots { get; private set; } = [];

    public bool IsEditor => User.IsInRole(Roles.Editor);

    public async Task OnGetAsync(CancellationToken cancellation) => Spots = await spots.ReadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync([FromForm] string? place, CancellationToken cancellation)
    {
        if (!IsEditor || place is null)
        {
            return NotFound();
        }
        this.Notify(await spots.SeeAsync(place, cancellation) ? "It is off the list. The place stays as it is." : "It was off the list already.");
        return Redirect(StudioAddresses.Emptied);
    }
}
