namespace Pace.Learning.Content.Library;

/// <summary>What kind of agency of a local area somebody works for.</summary>
public enum AgencyKind
{
    /// <summary>The local authority, children's social care included: <c>council</c>.</summary>
    Council,

    /// <summary>The police force: <c>police</c>.</summary>
    Police,

    /// <summary>The health service: <c>health</c>.</summary>
    Health,

    /// <summary>Schools and colleges: <c>education</c>.</summary>
    Education,

    /// <summary>The youth justice service: <c>youth-justice</c>.</summary>
    YouthJustice,

    /// <summary>Probation: <c>probation</c>.</summary>
    Probation,

    /// <summary>Charities and community groups: <c>voluntary</c>.</summary>
    Voluntary,

    /// <summary>Anything else, the safeguarding partnership as a body included: <c>other</c>.</summary>
    Other,
}

/// <summary>The words for a kind of agency, in files and on screen.</summary>
public static class AgencyKinds
{
    private static readonly AgencyKind[] InOrder = Enum.GetValues<AgencyKind>();

    /// <summary>All kinds, in the order in which they are listed.</summary>
    public static IReadOnlyList<AgencyKind> All => InOrder;

    extension(AgencyKind kind)
    {
        /// <summary>The name in files and addresses, such as <c>youth-justice</c>.</summary>
        public string Slug => kind switch
        {
            AgencyKind.Council => "council",
            AgencyKind.Police => "police",
            AgencyKind.Health => "health",
            AgencyKind.Education => "education",
            AgencyKind.YouthJustice => "youth-justice",
            AgencyKind.Probation => "probation",
            AgencyKind.Voluntary => "voluntary",
            _ => "other",
        };

        /// <summary>The name for readers, such as <c>Youth justice</c>.</summary>
        public string Title => kind switch
        {
            AgencyKind.Council => "Council",
            AgencyKind.Police => "Police",
            AgencyKind.Health => "Health",
            AgencyKind.Education => "Education",
            AgencyKind.YouthJustice => "Youth justice",
            AgencyKind.Probation => "Probation",
            AgencyKind.Voluntary => "Voluntary sector",
            _ => "Other",
        };
    }

    /// <summary>Finds a kind by its name in files; <c>null</c> when there is none of that name.</summary>
    public static AgencyKind? Parse(string slug)
    {
        foreach (var kind in InOrder)
        {
            if (kind.Slug == slug)
            {
                return kind;
            }
        }
        return null;
    }
}
