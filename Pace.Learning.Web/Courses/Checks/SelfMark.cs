namespace Pace.Learning.Web.Courses.Checks;

/// <summary>How a learner marks what they wrote against a point to look for.</summary>
/// <param name="Name">In forms and stored answers.</param>
/// <param name="Label">On screen.</param>
/// <param name="Score">What it counts.</param>
internal sealed record SelfMark(string Name, string Label, double Score)
{
    public static IReadOnlyList<SelfMark> All { get; } =
        [new("covered", "I covered it", 1), new("partly", "Partly", 0.5), new("not-yet", "Not yet", 0)];

    public static bool IsKnown(string name) => All.Any(m => m.Name == name);

    public static double Value(string name) => All.FirstOrDefault(m => m.Name == name)?.Score ?? 0;
}
