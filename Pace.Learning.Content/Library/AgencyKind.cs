namespace Pace.Learning.Content.Library;

/// <summary>What kind of agency works in a local area.</summary>
public enum AgencyKind
{
    /// <summary>The council, with children's social care.</summary>
    Council,

    /// <summary>The police.</summary>
    Police,

    /// <summary>Hospitals, surgeries, community and mental health services.</summary>
    Health,

    /// <summary>Schools, colleges and nurseries.</summary>
    Education,

    /// <summary>Youth justice services.</summary>
    YouthJustice,

    /// <summary>Probation.</summary>
    Probation,

    /// <summary>Charities and community groups.</summary>
    Voluntary,

    /// <summary>Anybody else.</summary>
    Other,
}
