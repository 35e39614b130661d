namespace Pace.Learning.Web.Contributions.Blocks;

/// <summary>The courses that somebody takes: some words are for the people on a course only.</summary>
internal sealed class TakenCourses(PaceDbContext db, PreparedReads reads)
{
    private const string Courses = """SELECT "CourseId" FROM "Enrolments" WHERE "PersonId" = @person;""";

    /// <summary>Their ids; none for a stranger.</summary>
    public async Task<IReadOnlySet<string>> OfAsync(Guid? reader, CancellationToken cancellation)
    {
        HashSet<string> taken = [];
        if (reader is { } person)
        {
            await reads.QueryAsync(db, Courses, [("person", person)], async (rows, stop) =>
            {
                while (await rows.ReadAsync(stop))
                {
                    taken.Add(rows.GetString(0));
                }
            }, cancellation);
        }
        return taken;
    }
}
