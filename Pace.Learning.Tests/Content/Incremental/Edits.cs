using FsCheck;
using FsCheck.Fluent;

namespace Pace.Learning.Tests.Content.Incremental;

public enum EditKind
{
    Lesson,
    IdOfLesson,
    Move,
    Remove,
    Page,
    Course,
    Module,
    Pathway,
    Sources,
    Picture,
    Transcript,
    Download,
    Version,
    Lock,
    Agreement,
    PublishedIds,
    Touch,
    Day,
}

/// <summary>What somebody does to a folder.</summary>
public sealed record Edit(EditKind Kind, int Where, int What)
{
    public override string ToString() => $"{Kind}({Where}, {What})";
}

/// <summary>What is done one after the other.</summary>
public sealed record Edits(IReadOnlyList<Edit> All)
{
    private const int Most = 14;

    public static Arbitrary<Edits> Sequences()
    {
        var place = Gen.Choose(0, 7).Zip(Gen.Choose(0, 13), (where, what) => (Where: where, What: what));
        var edit = Gen.Elements(Enum.GetValues<EditKind>()).Zip(place, (kind, at) => new Edit(kind, at.Where, at.What));
        return Arb.From(edit.ListOf(Most).Select(edits => new Edits([.. edits])), edits => edits.OneFewer());
    }

    public override string ToString() => string.Join(", ", All);

    private IEnumerable<Edits> OneFewer() => Enumerable.Range(1, All.Count).Select(back => new Edits([.. All.SkipLast(back), .. All.TakeLast(back - 1)]));
}
