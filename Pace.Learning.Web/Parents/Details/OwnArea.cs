namespace Pace.Learning.Web.Parents.Details;

/// <summary>Where a parent lives, as they chose it: an area of the directory, somewhere that it doesn't list, or words from before there was a list to choose from.</summary>
/// <param name="AreaId">The area.</param>
/// <param name="Words">What they had typed once; it is compared with nothing.</param>
public sealed record OwnArea(Guid? AreaId, string? Words)
{
    /// <summary>What is sent and kept for somewhere that isn't in the list.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>Nothing was said.</summary>
    public static OwnArea Unsaid { get; } = new(null, null);

    /// <summary>Somewhere that isn't in the list.</summary>
    public bool IsElsewhere => Words == Elsewhere;

    /// <summary>As it is sealed; <c>null</c> for nothing.</summary>
    public string? Sealable => AreaId?.ToString("N") ?? Words;

    /// <summary>What was sealed.</summary>
    public static OwnArea Read(string? opened) => Guid.TryParseExact(opened, "N", out var id) ? new OwnArea(id, null) : new OwnArea(null, opened);
}
