using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>What a contribution is used for. Each use is asked for by itself.</summary>
public enum ConsentUse
{
    /// <summary>Lessons on this site.</summary>
    Course,

    /// <summary>Training that a person gives.</summary>
    LiveTraining,

    /// <summary>The charity's web pages and newsletter.</summary>
    Website,

    /// <summary>Films and sound pieces.</summary>
    Film,

    /// <summary>Newspapers, radio, television.</summary>
    Media,

    /// <summary>Social media.</summary>
    Social,

    /// <summary>Conferences.</summary>
    Conference,

    /// <summary>Research.</summary>
    Research,

    /// <summary>The public review of what the parent's own area promised.</summary>
    AreaReview,

    /// <summary>Speaking live to people in training. It is the parent who is there: no words of theirs are kept for it.</summary>
    SpeakTraining,

    /// <summary>Speaking live at a conference.</summary>
    SpeakConference,
}

/// <summary>Who gets to read, hear or see it.</summary>
public enum ConsentAudience
{
    /// <summary>People on the course that it is part of.</summary>
    CourseLearners,

    /// <summary>Anyone who learns on this site.</summary>
    AllLearners,

    /// <summary>Professionals at an event.</summary>
    Professionals,

    /// <summary>Everybody.</summary>
    Public,
}

/// <summary>How the parent may be told from it.</summary>
public enum Identifiability
{
    /// <summary>No name; of a recording the voice alone.</summary>
    NoName,

    /// <summary>Initials of the name they chose.</summary>
    Initials,

    /// <summary>The name they chose.</summary>
    ChosenName,

    /// <summary>The name they chose, and their face in a film.</summary>
    Face,
}

/// <summary>Where it may be used.</summary>
public enum Territory
{
    /// <summary>In the United Kingdom.</summary>
    UnitedKingdom,

    /// <summary>Anywhere.</summary>
    Anywhere,
}

/// <summary>What a parent would speak about, and where.</summary>
/// <param name="Subjects">About what. A talk that touches on something else is not for them.</param>
/// <param name="Online">Online is fine.</param>
/// <param name="InPerson">Being there in person is fine.</param>
public sealed record SpeakingTerms(Topics Subjects, bool Online, bool InPerson);

/// <summary>What a parent agrees to, beside the statement.</summary>
/// <param name="Use">For what.</param>
/// <param name="Audience">For whom.</param>
/// <param name="Identifiability">How they are named.</param>
/// <param name="Territory">Where.</param>
/// <param name="EndsAt">When it ends (UTC).</param>
/// <param name="Speaking">For a use that is speaking: about what, and where.</param>
public sealed record ConsentTerms(
    ConsentUse Use, ConsentAudience Audience, Identifiability Identifiability, Territory Territory, DateTime EndsAt, SpeakingTerms? Speaking = null);
