using Pace.Learning.Web.Contributions.Consents;

namespace Pace.Learning.Web.Contributions;

/// <summary>What a parent shares.</summary>
public enum ContributionKind
{
    /// <summary>Written words.</summary>
    Text,

    /// <summary>A sound recording.</summary>
    Audio,

    /// <summary>A film.</summary>
    Video,

    /// <summary>Notes of a talk to people in a room.</summary>
    Talk,

    /// <summary>An interview, written down.</summary>
    Interview,

    /// <summary>What they think of a document.</summary>
    Review,

    /// <summary>What they see of their own area. It is for its review alone, since anything else beside it could tell where they live.</summary>
    ReviewStatement,

    /// <summary>Being there and speaking. No words are written for it: the yes to speaking hangs on it, as the yes to a use hangs on words.</summary>
    LiveTalk,
}

/// <summary>The kinds in words.</summary>
public static class ContributionKinds
{
    extension(ContributionKind kind)
    {
        /// <summary>For parents.</summary>
        public string Title => kind switch
        {
            ContributionKind.Text => "Something I wrote",
            ContributionKind.Audio => "My voice, recorded",
            ContributionKind.Video => "A film",
            ContributionKind.Talk => "Notes of a talk",
            ContributionKind.Interview => "An interview",
            ContributionKind.ReviewStatement => "What I see where I live",
            ContributionKind.LiveTalk => "Speaking live",
            _ => "What I think of a paper",
        };

        /// <summary>For staff.</summary>
        public string Name => kind switch
        {
            ContributionKind.Text => "Text",
            ContributionKind.Audio => "Sound",
            ContributionKind.Video => "Film",
            ContributionKind.Talk => "Notes of a talk",
            ContributionKind.Interview => "Interview",
            ContributionKind.ReviewStatement => "Words for an area’s review",
            ContributionKind.LiveTalk => "Speaking live",
            _ => "Thoughts on a paper",
        };

        /// <summary>What it can be used for.</summary>
        public IEnumerable<ConsentUse> Uses => kind switch
        {
            ContributionKind.ReviewStatement => [ConsentUse.AreaReview],
            ContributionKind.LiveTalk => [ConsentUse.SpeakTraining, ConsentUse.SpeakConference],
            _ => Enum.GetValues<ConsentUse>().Where(use => !use.IsAskedForApart),
        };

        /// <summary>Whether parents begin it with words or a recording. What isn't has a page of its own.</summary>
        public bool IsWritten => kind is not (ContributionKind.ReviewStatement or ContributionKind.LiveTalk);

        /// <summary>Whether parents can begin one now. Who would like to give a talk says yes to speaking, and writes nothing first.</summary>
        public bool IsOffered => kind.IsWritten && kind != ContributionKind.Talk;

        /// <summary>Whether it is a recording, with a transcript beside it.</summary>
        public bool IsRecorded => kind is ContributionKind.Audio or ContributionKind.Video;
    }
}
