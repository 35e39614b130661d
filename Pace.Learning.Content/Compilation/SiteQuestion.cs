using Pace.Learning.Content.Files;

namespace Pace.Learning.Content.Compilation;

/// <summary>Something that a document has asked about the site around it, and what it was told.</summary>
internal abstract record SiteQuestion
{
    /// <summary>Whether it would be told the same by a site.</summary>
    public abstract bool IsAnsweredAlike(ContentSite site);
}

internal sealed record SourceQuestion(string Tag, Source? Answer, string Others) : SiteQuestion
{
    public override bool IsAnsweredAlike(ContentSite site) => site.SourceOf(Tag) is { } source ? source == Answer : Answer is null && site.SourceTags == Others;
}

internal sealed record AddressQuestion(string Id, string? Answer) : SiteQuestion
{
    public override bool IsAnsweredAlike(ContentSite site) => site.Addresses.GetValueOrDefault(Id) == Answer;
}

internal sealed record FileQuestion(string Path, bool Answer) : SiteQuestion
{
    public override bool IsAnsweredAlike(ContentSite site) => site.Files.Contains(Path) == Answer;
}

internal sealed record SizeQuestion(string Path, long Answer) : SiteQuestion
{
    public override bool IsAnsweredAlike(ContentSite site)
    {
        try
        {
            return site.Files.Contains(Path) && site.Folder.BytesOf(Path) == Answer;
        }
        catch (IOException)
        {
            return false;
        }
    }
}

internal sealed record PictureQuestion(string Path, PictureSize? Answer) : SiteQuestion
{
    public override bool IsAnsweredAlike(ContentSite site) => site.Facts.PictureOf(Path) == Answer;
}

internal sealed record TextQuestion(string Path, FileHash Answer) : SiteQuestion
{
    public override bool IsAnsweredAlike(ContentSite site) => site.Facts.HashOf(Path) == Answer;
}

internal sealed record FactsQuestion(string Path, MediaFacts? Answer) : SiteQuestion
{
    public override bool IsAnsweredAlike(ContentSite site) => site.FactsOf(Path) is { } facts
        ? Answer is not null && facts with { Smaller = Answer.Smaller } == Answer && facts.Smaller.SequenceEqual(Answer.Smaller)
        : Answer is null;
}
