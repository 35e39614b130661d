namespace Pace.Learning.Web.Courses;

/// <summary>Figures about so few people could tell who said what, so they are not shown.</summary>
internal static class SmallNumbers
{
    /// <summary>The fewest people whose figures are shown.</summary>
    public const int Fewest = 5;

    /// <summary>At the start of a sentence, of a number that more people may belong to.</summary>
    public static string AtLeast(int people) => people < Fewest ? "A few people" : $"At least {people} people";
}
