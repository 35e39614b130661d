namespace Pace.Learning.Web.Contributions.Blocks;

/// <summary>How much of a name is shown.</summary>
internal static class ShownName
{
    /// <summary>First letters: of "Jo (sample)" just J.</summary>
    public static string? Initials(string? name)
    {
        var letters = (name ?? "").Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(part => char.IsLetter(part[0])).Select(part => $"{char.ToUpperInvariant(part[0])}.").ToList();
        return letters.Count == 0 ? null : string.Join(' ', letters);
    }
}
