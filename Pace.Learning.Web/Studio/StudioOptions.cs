namespace Pace.Learning.Web.Studio;

/// <summary>Settings under <c>Pace:Studio</c>.</summary>
public sealed class StudioOptions
{
    /// <summary>How many members of the parents' advisory group must approve a revision before it can be published.</summary>
    public int ParentApprovals { get; set; } = 1;
}
