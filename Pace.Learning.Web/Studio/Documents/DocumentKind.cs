namespace Pace.Learning.Web.Studio.Documents;

/// <summary>What a document of the content folder is.</summary>
public enum DocumentKind
{
    /// <summary>A course: its title, who it is for, what it needs.</summary>
    Course,

    /// <summary>A module of a course.</summary>
    Module,

    /// <summary>A lesson.</summary>
    Lesson,

    /// <summary>A pathway through courses.</summary>
    Pathway,

    /// <summary>A page of the site, such as the one on privacy.</summary>
    Page,

    /// <summary>A document that local areas sign, in all its versions.</summary>
    Agreement,

    /// <summary>One version of it.</summary>
    AgreementVersion,

    /// <summary>What parents say yes to.</summary>
    Statement,

    /// <summary>A sheet to print or fill in.</summary>
    Download,
}

/// <summary>What goes for each kind.</summary>
internal static class DocumentKinds
{
    extension(DocumentKind kind)
    {
        /// <summary>What it is called in a sentence.</summary>
        public string Name => kind switch
        {
            DocumentKind.AgreementVersion => "version of an agreement",
            _ => kind.ToString().ToLowerInvariant(),
        };

        /// <summary>Whether parents of the advisory group read it before it is published. Pages about the site itself are the organisation's alone.</summary>
        public bool NeedsParents => kind is not DocumentKind.Page;

        /// <summary>Whether a published one stays as it is for good: what people signed or said yes to.</summary>
        public bool IsKeptForGood => kind is DocumentKind.AgreementVersion or DocumentKind.Statement;
    }
}
