using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>Uses as parents read them. The words are short on purpose.</summary>
public static class ConsentUses
{
    extension(ConsentUse use)
    {
        /// <summary>The part of addresses and of statements' file names.</summary>
        public string Slug => use switch
        {
            ConsentUse.Course => "course",
            ConsentUse.LiveTraining => "live-training",
            ConsentUse.Website => "website",
            ConsentUse.Film => "film",
            ConsentUse.Media => "media",
            ConsentUse.Social => "social",
            ConsentUse.Conference => "conference",
            ConsentUse.AreaReview => "area-review",
            ConsentUse.SpeakTraining => "speak-training",
            ConsentUse.SpeakConference => "speak-conference",
            _ => "research",
        };

        /// <summary>What it is.</summary>
        public string Title => use switch
        {
            ConsentUse.Course => "Lessons on this site",
            ConsentUse.LiveTraining => "Live training",
            ConsentUse.Website => "Our web pages and newsletter",
            ConsentUse.Film => "A film or sound piece",
            ConsentUse.Media => "Papers, radio and TV",
            ConsentUse.Social => "Social media",
            ConsentUse.Conference => "Conferences",
            ConsentUse.AreaReview => "The review of an area",
            ConsentUse.SpeakTraining => "Speaking live to people in training",
            ConsentUse.SpeakConference => "Speaking live at a conference",
            _ => "Research",
        };

        /// <summary>Who can be the audience.</summary>
        public IReadOnlyList<ConsentAudience> Audiences => use switch
        {
            ConsentUse.Course => [ConsentAudience.CourseLearners, ConsentAudience.AllLearners],
            ConsentUse.LiveTraining or ConsentUse.Conference or ConsentUse.Research or ConsentUse.SpeakTraining or ConsentUse.SpeakConference => [ConsentAudience.Professionals],
            ConsentUse.Film => [ConsentAudience.Professionals, ConsentAudience.Public],
            _ => [ConsentAudience.Public],
        };

        /// <summary>Whether it is a yes to speaking live.</summary>
        public bool IsSpeaking => use is ConsentUse.SpeakTraining or ConsentUse.SpeakConference;

        /// <summary>Whether it is asked for by itself, on a page of its own, and is no use of words that were shared.</summary>
        public bool IsAskedForApart => use == ConsentUse.AreaReview || use.IsSpeaking;

        /// <summary>What we can't get back once it was used so.</summary>
        public string CannotRecall => use switch
        {
            ConsentUse.Course => "We can't get back a page that someone has printed, or a picture they took of their screen.",
            ConsentUse.LiveTraining or ConsentUse.Conference or ConsentUse.SpeakTraining or ConsentUse.SpeakConference => "We can't make people forget what they heard in the room.",
            ConsentUse.Media => "We can't get back what has been in print or on air. We will ask them to stop.",
            ConsentUse.Social => "We will delete our post. We can't get back what others have shared or saved.",
            ConsentUse.Film => "We will stop showing the film. We can't get back copies that other people hold.",
            ConsentUse.Research => "We can't take words out of a report that is already out.",
            _ => "We will take it off our pages. We can't get back copies that others have saved.",
        };
    }

    /// <summary>Finds a use by its part of an address.</summary>
    public static ConsentUse? UseOf(string slug) => Enum.GetValues<ConsentUse>().Where(u => u.Slug == slug).Select(u => (ConsentUse?)u).FirstOrDefault();
}

/// <summary>Audiences as parents read them.</summary>
public static class ConsentAudiences
{
    extension(ConsentAudience audience)
    {
        /// <summary>Who they are.</summary>
        public string Title => audience switch
        {
            ConsentAudience.CourseLearners => "People on the course it is part of",
            ConsentAudience.AllLearners => "All people who learn on this site",
            ConsentAudience.Professionals => "People at work, at our events",
            _ => "Everyone",
        };
    }
}

/// <summary>How parents are named, as they read it.</summary>
public static class Identifiabilities
{
    extension(Identifiability identifiability)
    {
        /// <summary>How the parent is named.</summary>
        public string Title => identifiability switch
        {
            Identifiability.NoName => "No name at all",
            Identifiability.Initials => "First letters only",
            Identifiability.ChosenName => "The name I chose here",
            _ => "The name I chose here, and my face in the film",
        };
    }
}

/// <summary>What a yes to speaking is for, as parents read it.</summary>
internal static class SpeakingLabels
{
    extension(SpeakingTerms terms)
    {
        /// <summary>About what.</summary>
        public string Subject => PreferenceLabels.Of(PreferenceLabels.Topics, PreferenceLabels.Flags(terms.Subjects)) ?? "";

        /// <summary>Where.</summary>
        public string Place => (terms.Online, terms.InPerson) switch
        {
            (true, true) => "Online and in person",
            (true, false) => "Online only",
            _ => "In person only",
        };
    }
}

/// <summary>Territories as parents read them.</summary>
public static class Territories
{
    extension(Territory territory)
    {
        /// <summary>Where.</summary>
        public string Title => territory switch
        {
            Territory.UnitedKingdom => "In the UK only",
            _ => "In any country",
        };
    }
}
