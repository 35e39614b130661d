using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Emptied;

namespace Pace.Learning.Web.Studio.Tree;

/// <summary>All that is written here: courses, pathways, pages, agreements and statements, with how far the work on each is.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class TreeModel(StudioTrees trees, EmptiedSpots emptied, WritingPlaces writing) : PageModel
{
    /// <summary>How many of those places stand here; the others have a page.</summary>
    public const int MostEmptied = 5;

    public IReadOnlyList<TreePart> Parts { get; private set; } = [];

    public IReadOnlyList<BinnedDocument> Bin { get; private set; } = [];

    /// <summary>Places where a parent's words stood, that nobody has looked at.</summary>
    public IReadOnlyList<EmptiedSpot> Emptied { get; private set; } = [];

    /// <summary>The system that courses and pages are written in; <c>null</c>: here.</summary>
    public WrittenElsewhere? Elsewhere => writing.Home;

    public bool IsEditor => User.IsInRole(Roles.Editor);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Parts = [.. (await trees.AllAsync(cancellation)).Where(p => p.Nodes.Count > 0 || (IsEditor && p.NewAddress is not null))];
        Emptied = await emptied.ReadAsync(cancellation);
        Bin = await trees.BinAsync(cancellation);
    }
}
