using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Agreements.Register;

/// <summary>Which areas a reader wants to see. What isn't a choice counts as no choice.</summary>
internal sealed record RegisterFilter
{
    /// <summary>The choice that shows areas that have ended.</summary>
    public const string Former = "former";

    /// <summary>The choice that shows areas that are announced, and aren't there yet.</summary>
    public const string ToCome = "to-come";

    private readonly string? name;

    public RegisterFilter(string? name, string? kind, string? where, string? status, IReadOnlyList<RegisterArea> areas)
    {
        this.name = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
        Kind = Array.Find(Enum.GetValues<AreaKind>(), k => k.Slug == kind) is var found && found.Slug == kind ? found : null;
        Signatories = [.. areas.SelectMany(a => a.Regions).Where(r => r.Length > 0 && r != "Wales").Distinct().Order(StringComparer.Ordinal).Select(r => (SlugOf(r), r)).Prepend(("wales", "Wales")).Prepend(("england", "England"))];
        Where = Signatories.FirstOrDefault(p => p.Slug == where).Slug;
        Status = status is Former or ToCome ? null : Array.Find(Enum.GetValues<RegisterStatus>(), s => s.Slug == status) is var standing && standing.Slug == status ? standing : null;
        (IsFormer, IsToCome) = (status == Former, status == ToCome);
    }

    public AreaKind? Kind { get; }

    /// <summary>Nations and regions to choose from.</summary>
    public IReadOnlyList<(string Slug, string Name)> Signatories { get; }

    public string? Where { get; }

    public RegisterStatus? Status { get; }

    public bool IsFormer { get; }

    public bool IsToCome { get; }

    /// <summary>Whether anything was chosen.</summary>
    public bool IsOn => name is not null || Kind is not null || Where is not null || Status is not null || IsFormer || IsToCome;

    public bool Takes(RegisterArea area) =>
        (IsFormer ? area.HasEnded : IsToCome ? area.IsToCome : area.IsThere)
        && (name is null || area.Area.Name.Contains(name, StringComparison.OrdinalIgnoreCase) || string.Equals(area.Area.Code, name, StringComparison.OrdinalIgnoreCase)
            || area.Predecessors.Any(p => p.Name.Contains(name, StringComparison.OrdinalIgnoreCase)))
        && (Kind is null || area.Area.Kind == Kind)
        && (Where is null || area.Regions.Any(r => SlugOf(r) == Where || (Where == "england" && r.Length > 0 && r != "Wales")))
        && (Status is null || area.Status == Status);

    public static string SlugOf(string region) => region.ToLowerInvariant().Replace(' ', '-');
}
