using System.Collections.Frozen;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Rules;

namespace Pace.Learning.Content.Compilation;

/// <summary>
/// Compiles a folder of content to a library, and finds everything that is wrong with it at once. The same files always give the same
/// library and the same findings in the same order. It never throws over what stands in a file. It keeps the documents that it compiled last, and takes those again
/// of which everything is still the same. Several threads may use one at once.
/// </summary>
/// <param name="options">What the site around the content is like.</param>
public sealed class ContentCompiler(CompilerOptions? options = null)
{
    private readonly CompilerOptions options = options ?? new();
    private volatile KeptProofs kept = KeptProofs.None;

    /// <summary>
    /// Compiles a folder. A document with an error is not published: its last good version stays, and a new one is left out.
    /// </summary>
    /// <param name="folder">What to compile.</param>
    /// <param name="lastGood">The library that is published now, if there is one.</param>
    /// <exception cref="IOException">The folder itself can't be read.</exception>
    public ContentLibrary Compile(IContentFolder folder, ContentLibrary? lastGood = null)
    {
        var (library, keep) = Compile(folder, lastGood, kept, FrozenSet<string>.Empty);
        kept = keep;
        return library;
    }

    /// <summary>Compiles a folder, such as drafts laid over the one that was compiled last, that is looked at and not kept.</summary>
    /// <param name="folder">What to compile.</param>
    /// <param name="lastGood">The library that is published now.</param>
    /// <param name="drafts">Paths of documents that are to be in it whatever is wrong with them, as far as they can be read.</param>
    /// <exception cref="IOException">The folder itself can't be read.</exception>
    public ContentLibrary Preview(IContentFolder folder, ContentLibrary? lastGood = null, IReadOnlySet<string>? drafts = null) =>
        Compile(folder, lastGood, kept, drafts ?? FrozenSet<string>.Empty).Library;

    private (ContentLibrary Library, KeptProofs Keep) Compile(IContentFolder folder, ContentLibrary? lastGood, KeptProofs before, IReadOnlySet<string> looked)
    {
        var tree = new ContentTree(folder.Paths);
        var sourceFindings = SourcesFile.Log();
        var idFindings = new FindingLog(PublishedIds.File);
        var sources = SourcesFile.Read(folder, lastGood?.Sources, sourceFindings);
        var published = PublishedIds.Read(folder, idFindings);
        var lockFindings = new FindingLog(LockedVersions.File);
        var locked = LockedVersions.Read(folder, lockFindings);
        var notes = before.Language.With(folder, lastGood?.LanguageGuide);

        var facts = new FileFacts(folder, before.Facts);
        var submissions = ReadAll(folder, facts, tree, before);
        var site = new ContentSite(folder, facts, sources, AddressesOf(tree, submissions), options);
        var documents = new ProofSet(tree, submissions, site, locked);
        var downloads = DownloadPages.Compile(documents.All, site, before, looked);

        UniqueIds.Check(documents.All, published);
        KeptIds.Check(documents.All, published, idFindings);
        var today = options.Today();
        KeptVersions.Check(documents.ByPath, locked, lastGood, today, lockFindings);
        foreach (var agreement in tree.Agreements)
        {
            List<(Proof Document, int Number)> versions = [.. agreement.Versions.Select(v => (documents.ByPath[v.File.Path], v.Number))];
            VersionOrder.Check(versions);
            RolesInWales.Check(documents.ByPath[agreement.File.Path], [.. versions.Select(v => v.Document)]);
        }
        CheckLinks(tree, site, documents, downloads);
        var language = new LanguageRules(folder, notes, locked);
        language.Check(documents.All.Concat(downloads.Proofs));

        var findings = documents.All.Concat(downloads.Proofs).SelectMany(d => d.OtherFindings.Prepend(d.Findings))
            .Concat(tree.Findings).Append(sourceFindings).Append(idFindings).Append(lockFindings).Append(notes.GuideFindings).Concat(language.CheckStatements())
            .SelectMany(log => log.All).Distinct()
            .OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal).ToList();
        var library = new Publication(tree, documents, locked, lastGood, looked).Library(sources, downloads.Offered, notes.Guide, findings, today);
        return (library, new(documents.Lasting.Concat(downloads.Lasting).ToDictionary(d => d.File.Path), facts.Alone(), language.Notes));
    }

    private static Dictionary<string, Submission> ReadAll(IContentFolder folder, FileFacts facts, ContentTree tree, KeptProofs before)
    {
        var files = tree.All.ToArray();
        var submissions = new Submission[files.Length];
        Parallel.For(0, files.Length, i => submissions[i] = Submission.Of(files[i], folder, facts, before));
        return submissions.ToDictionary(m => m.File.Path);
    }

    private static Dictionary<string, string> AddressesOf(ContentTree tree, Dictionary<string, Submission> submissions)
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in tree.All)
        {
            if (submissions[file.Path].Id is { } id)
            {
                addresses.TryAdd(id, file.Url);
            }
        }
        return addresses;
    }

    private static void CheckLinks(ContentTree tree, ContentSite site, ProofSet documents, DownloadPages downloads)
    {
        var links = new SiteLinks(site, tree, documents.All);
        foreach (var document in documents.All.Concat(downloads.Proofs))
        {
            links.Check(document);
        }
        foreach (var pathway in documents.All.Where(d => d.File.Kind is DocumentKind.Pathway))
        {
            PathwaySteps.Check(pathway, documents.CoursesById, documents.ByPath);
        }
    }
}
