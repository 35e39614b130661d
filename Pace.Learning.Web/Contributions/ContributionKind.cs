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
            ContributionKind.Talk => "A talk",
            ContributionKind.Interview => "An interview",
            ContributionKind.ReviewStatement => "What I see where I live",
            _ => "What I think of a paper",
        };

        /// <summary>What it can be used for.</summary>
        public IEnumerable<ConsentUse> Uses => Enum.GetValues<ConsentUse>().Where(use => use.IsAskedForApart == (kind == ContributionKind.ReviewStatement));

        /// <summary>Whether it is a recording, with a transcript beside it.</summary>
        public bool IsRecorded => kind is ContributionKind.Audio or ContributionKind.Video;
    }
}
