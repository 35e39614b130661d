namespace Pace.Learning.Web.Parents.Figures;

/// <summary>Three months by London's calendar.</summary>
/// <param name="First">The first day.</param>
internal readonly record struct Quarter(DateOnly First)
{
    /// <summary>The last day.</summary>
    public DateOnly Last => First.AddMonths(3).AddDays(-1);

    /// <summary>When it begins (UTC).</summary>
    public DateTime From => LondonTime.StartOf(First);

    /// <summary>When the next one begins (UTC).</summary>
    public DateTime Until => LondonTime.StartOf(First.AddMonths(3));

    /// <summary>The quarter of a day.</summary>
    public static Quarter Of(DateOnly day) => new(new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1));

    /// <summary>This one and those before it.</summary>
    public static IEnumerable<Quarter> Back(DateOnly from, int count) => Enumerable.Range(0, count).Select(n => Of(Of(from).First.AddMonths(-3 * n)));
}
