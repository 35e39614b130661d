using Pace.Learning.Content.Files;
using Pace.Learning.Content.Language;
using Pace.Learning.Content.Rules;

namespace Pace.Learning.Content.Compilation;

/// <summary>
/// Compiles a folder of content to a library, and finds everything that is wrong with it at once. The same files always give the same
/// library and the same findings in the same order. It never throws over what stands in a file.
/// </summary>
/// <param name="options">What the site around the content is like.</param>
public sealed class ContentCompiler(CompilerOptions? options = null)
{
    private readonly CompilerOptions options = options ?? new();

    /// <summary>
    /// Compiles a folder. A document with an error is not published: its last good version stays, and a new one is left out.
    /// </summary>
    /// <param name="folder">What to compile.</param>
    /// <param name="lastGood">The library that is published now, if there is one.</param>
    /// <exception cref="IOException">The folder itself can't be read.</exception>
    public ContentLibrary Compile(IContentFolder folder, ContentLibrary? lastGood = null)
    {
        var tree = new ContentTree(folder.Paths);
        var sourceFindings = SourcesFile.Log();
        var idFindings = new FindingLog(PublishedIds.File);
        var sources = SourcesFile.Read(folder, lastGood?.Sources, sourceFindings);
        var published = PublishedIds.Read(folder, idFindings);
        var lockFindings = new FindingLog(LockedVersions.File);
        var locked = LockedVersions.Read(folder, lockFindings);
        var guideFindings = LanguageGuideFile.Log();
        var guide = LanguageGuideFile.Read(folder, lastGood?.LanguageGuide, guideFindings);

        var manuscripts = ReadAll(folder, tree);
        var site = new ContentSite(folder, sources, AddressesOf(tree, manuscripts), options);
        var drafts = new DraftSet(tree, manuscripts, site, locked);
        var downloads = DownloadPages.Compile(drafts.All, site);

        UniqueIds.Check(drafts.All, published);
        KeptIds.Check(drafts.All, published, idFindings);
        var today = options.Today();
        KeptVersions.Check(drafts.ByPath, locked, lastGood, today, lockFindings);
        foreach (var agreement in tree.Agreements)
        {
            List<VersionDraft> versions = [.. agreement.Versions.Select(v => (VersionDraft)drafts.ByPath[v.File.Path])];
            VersionOrder.Check(versions);
            RolesInWales.Check((AgreementDraft)drafts.ByPath[agreement.File.Path], versions);
        }
        CheckLinks(tree, site, drafts, downloads);
        var language = new LanguageRules(guide, locked);
        language.Check(drafts.All.Concat(downloads.Drafts));

        var findings = drafts.All.Concat(downloads.Drafts).SelectMany(d => d.Page.OtherFindings.Prepend(d.Findings))
            .Concat(tree.Findings).Append(sourceFindings).Append(idFindings).Append(lockFindings).Append(guideFindings).Concat(language.CheckStatements(folder))
            .SelectMany(log => log.All).Distinct()
            .OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal);
        return new Publication(tree, drafts, locked, lastGood).Library(sources, downloads.Offered, guide, [.. findings], today);
    }

    private static Dictionary<string, Manuscript> ReadAll(IContentFolder folder, ContentTree tree)
    {
        var files = tree.All.ToArray();
        var manuscripts = new Manuscript[files.Length];
        Parallel.For(0, files.Length, i => manuscripts[i] = Manuscript.Read(folder, files[i].Path));
        return manuscripts.ToDictionary(m => m.Path);
    }

    private static Dictionary<string, string> AddressesOf(ContentTree tree, Dictionary<string, Manuscript> manuscripts)
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in tree.All)
        {
            if (manuscripts[file.Path].WrittenId is { } id)
            {
                addresses.TryAdd(id, file.Url);
            }
        }
        return addresses;
    }

    private static void CheckLinks(ContentTree tree, ContentSite site, DraftSet drafts, DownloadPages downloads)
    {
        var links = new SiteLinks(site, tree, drafts.All);
        foreach (var draft in drafts.All.Concat(downloads.Drafts))
        {
            links.Check(draft);
        }
        foreach (var pathway in drafts.All.OfType<PathwayDraft>())
        {
            PathwaySteps.Check(pathway, drafts.CoursesById, drafts.ByPath);
        }
    }
}
