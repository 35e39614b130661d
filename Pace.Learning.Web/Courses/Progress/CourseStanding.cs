using Pace.Learning.Content.Blocks;
using Pace.Learning.Web.Courses.Checks.Pools;

namespace Pace.Learning.Web.Courses.Progress;

/// <summary>What one learner has done, whatever the course or level.</summary>
/// <param name="Read">Ids of lessons.</param>
/// <param name="Best">Best score by full id of the check.</param>
/// <param name="Reflected">Full ids of reflections that have a text.</param>
internal sealed record LearnerFacts(IReadOnlySet<string> Read, IReadOnlyDictionary<string, double> Best, IReadOnlySet<string> Reflected);

/// <summary>How far a learner has come in a module, by its rule and for their level.</summary>
/// <param name="Module">The module.</param>
/// <param name="Counts">Whether it counts for the level; otherwise it is optional.</param>
/// <param name="LessonsNeeded">How many lessons are to be read.</param>
/// <param name="LessonsRead">How many of those have been.</param>
/// <param name="ChecksNeeded">What percentage the checks should reach; <c>null</c>: not asked for.</param>
/// <param name="ChecksReached">What percentage they reach, 0 to 100.</param>
/// <param name="ReflectionsNeeded">How many reflections are asked for.</param>
/// <param name="ReflectionsWritten">How many of those have been written.</param>
internal sealed record ModuleStanding(
    Module Module, bool Counts, int LessonsNeeded, int LessonsRead, int? ChecksNeeded, double ChecksReached, int ReflectionsNeeded, int ReflectionsWritten)
{
    private const double Rounding = 1e-9;

    public bool ChecksPassed => ChecksNeeded is not { } needed || ChecksReached + Rounding >= needed;

    public bool IsComplete => LessonsRead >= LessonsNeeded && ChecksPassed && ReflectionsWritten >= ReflectionsNeeded;

    /// <summary>What is asked for, in steps: a lesson, a reflection, and all checks together are one each.</summary>
    public int Steps => LessonsNeeded + ReflectionsNeeded + (ChecksNeeded is > 0 ? 1 : 0);

    public double StepsDone => LessonsRead + ReflectionsWritten + (ChecksNeeded is > 0 and { } needed ? Math.Min(1, (ChecksReached + Rounding) / needed) : 0);

    public static ModuleStanding Of(Module module, WorkforceLevel level, LearnerFacts facts)
    {
        var lessons = module.Lessons.Where(l => l.CountsFor(level)).ToList();
        var rule = module.Complete;
        // A module that asks for nothing in its file asks to be read.
        var read = rule.ReadAll || (rule.ChecksPercent is null && rule.Reflections == 0);
        var (score, of) = Checks(lessons, facts);
        var prompts = module.Lessons.SelectMany(l => l.Reflections).ToList();
        var needed = Math.Min(rule.Reflections, prompts.Count);
        return new ModuleStanding(
            module,
            module.CountsFor(level),
            read ? lessons.Count : 0,
            read ? lessons.Count(l => facts.Read.Contains(l.Id)) : 0,
            of == 0 ? null : rule.ChecksPercent,
            of == 0 ? 100 : 100 * score / of,
            needed,
            Math.Min(needed, prompts.Count(p => facts.Reflected.Contains(p.FullId))));
    }

    // A pool counts for as many questions as it draws, with the best that were answered in any draw.
    private static (double Score, int Of) Checks(IEnumerable<Lesson> lessons, LearnerFacts facts)
    {
        var (score, of) = (0.0, 0);
        foreach (var block in lessons.SelectMany(l => l.Body.PersonalBlocks))
        {
            if (block is CheckBlock check)
            {
                score += facts.Best.GetValueOrDefault(check.FullId);
                of++;
            }
            else if (block is PoolBlock pool)
            {
                var size = Draw.Size(pool);
                score += pool.Checks.Select(c => facts.Best.GetValueOrDefault(c.FullId)).OrderDescending().Take(size).Sum();
                of += size;
            }
        }
        return (score, of);
    }
}

/// <summary>How far a learner has come in a course.</summary>
/// <param name="Modules">All modules, the optional ones as well.</param>
internal sealed record CourseStanding(IReadOnlyList<ModuleStanding> Modules)
{
    private IEnumerable<ModuleStanding> Counting => Modules.Where(m => m.Counts);

    public bool IsComplete => Counting.Any(m => m.Steps > 0) && Counting.All(m => m.IsComplete);

    /// <summary>0 to 100, and 100 only when it is complete.</summary>
    public int Percent
    {
        get
        {
            var steps = Counting.Sum(m => m.Steps);
            return IsComplete ? 100 : steps == 0 ? 0 : Math.Min(99, (int)(100 * Counting.Sum(m => m.StepsDone) / steps));
        }
    }

    /// <summary>Whether checks and reflections are all that can still be missing.</summary>
    /// <param name="course">The course.</param>
    /// <param name="level">The learner's level.</param>
    /// <param name="read">Ids of the lessons they have read.</param>
    public static bool CouldBeComplete(Course course, WorkforceLevel level, IReadOnlySet<string> read) =>
        Of(course, level, new LearnerFacts(read, new Dictionary<string, double>(), new HashSet<string>())).Counting.All(m => m.LessonsRead >= m.LessonsNeeded);

    public static CourseStanding Of(Course course, WorkforceLevel level, LearnerFacts facts) =>
        new([.. course.Modules.Select(m => ModuleStanding.Of(m, level, facts))]);
}
