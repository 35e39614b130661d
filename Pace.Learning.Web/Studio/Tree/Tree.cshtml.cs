namespace Pace.Learning.Web.Studio.Tree;

/// <summary>All that is written here: courses, pathways, pages, agreements and statements, with how far the work on each is.</summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class TreeModel(StudioTrees trees) : PageModel
{
    public IReadOnlyList<TreePart> Parts { get; private set; } = [];

    public IReadOnlyList<BinnedDocument> Bin { get; private set; } = [];

    public bool IsEditor => User.IsInRole(Roles.Editor);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Parts = [.. (await trees.AllAsync(cancellation)).Where(p => p.Nodes.Count > 0 || (IsEditor && p.NewAddress is not null))];
        Bin = await trees.BinAsync(cancellation);
    }
}
