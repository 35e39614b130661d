using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Web.Courses.Progress;

namespace Pace.Learning.Web.LocalAreas.Coverage;

/// <summary>What counts as trained: one course out of each group, completed at one's own level. A setting, <c>Pace:Coverage</c>.</summary>
public sealed class CoverageRequirement
{
    /// <summary>The groups by name, each with the ids of the courses that count in it.</summary>
    public Dictionary<string, string[]> Groups { get; set; } = [];

    /// <summary>Where the settings name no course of a group, the ones of the site's own content count. Not filled in before: settings would be added to them.</summary>
    internal void FillIn()
    {
        Groups = new(Groups, StringComparer.OrdinalIgnoreCase);
        Groups.TryAdd("Exploitation", ["relational-safeguarding"]);
        Groups.TryAdd("Trauma", ["trauma-informed-practice"]);
    }

    /// <summary>Whether a course counts at all.</summary>
    public bool Counts(string courseId) => Groups.Values.Any(group => group.Contains(courseId));

    /// <summary>When somebody had done all of it at a level; <c>null</c>: they haven't.</summary>
    public DateTime? MetAt(IEnumerable<CourseCompletion> completions, WorkforceLevel level)
    {
        var atLevel = completions.Where(c => c.Level == level).ToList();
        var met = Groups.Values.Select(group => atLevel.Where(c => group.Contains(c.CourseId)).Select(c => (DateTime?)c.At).Min()).ToList();
        return met.Count == 0 || met.Contains(null) ? null : met.Max();
    }

    /// <summary>Says whether the requirement is still the one that people were counted by.</summary>
    internal string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        Groups.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}: {string.Join(' ', g.Value.Order(StringComparer.Ordinal))}")))));
}

/// <summary>By which requirement everybody was counted last.</summary>
public sealed class CountedBy
{
    /// <summary>The only row.</summary>
    public const int Only = 1;

    /// <summary>Always <see cref="Only"/>.</summary>
    public int Id { get; set; } = Only;

    /// <summary>The requirement's fingerprint.</summary>
    public string Fingerprint { get; set; } = "";
}

internal sealed class CountedByMapping : IEntityTypeConfiguration<CountedBy>
{
    public void Configure(EntityTypeBuilder<CountedBy> builder)
    {
        builder.ToTable("CoverageCountedBy");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Fingerprint).HasMaxLength(64);
    }
}
