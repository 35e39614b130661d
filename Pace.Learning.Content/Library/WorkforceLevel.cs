namespace Pace.Learning.Content.Library;

/// <summary>The three workforce levels that must all take part for a local area's culture to change [TCE].</summary>
public enum WorkforceLevel
{
    /// <summary>Those who set direction and budgets: <c>senior-leaders</c>.</summary>
    SeniorLeaders,

    /// <summary>Those who run teams and services: <c>operational-managers</c>.</summary>
    OperationalManagers,

    /// <summary>Those who meet families: <c>frontline-staff</c>.</summary>
    FrontlineStaff,
}

/// <summary>The words for a level, in files and on screen.</summary>
public static class WorkforceLevels
{
    private static readonly WorkforceLevel[] InOrder =
        [WorkforceLevel.SeniorLeaders, WorkforceLevel.OperationalManagers, WorkforceLevel.FrontlineStaff];

    /// <summary>All levels, in the order in which they are listed.</summary>
    public static IReadOnlyList<WorkforceLevel> All => InOrder;

    extension(WorkforceLevel level)
    {
        /// <summary>The name in files and addresses, such as <c>frontline-staff</c>.</summary>
        public string Slug => level switch
        {
            WorkforceLevel.SeniorLeaders => "senior-leaders",
            WorkforceLevel.OperationalManagers => "operational-managers",
            _ => "frontline-staff",
        };

        /// <summary>The name for readers, such as <c>Frontline staff</c>.</summary>
        public string Title => level switch
        {
            WorkforceLevel.SeniorLeaders => "Senior leaders",
            WorkforceLevel.OperationalManagers => "Operational managers",
            _ => "Frontline staff",
        };
    }

    /// <summary>Finds a level by its name in files; <c>null</c> when there is none of that name.</summary>
    public static WorkforceLevel? Parse(string slug)
    {
        foreach (var level in InOrder)
        {
            if (level.Slug == slug)
            {
                return level;
            }
        }
        return null;
    }
}
