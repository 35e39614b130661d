namespace Pace.Learning.Content.Compilation;

/// <summary>The files that documents offer. Those in Markdown are compiled like any other text.</summary>
internal sealed class DownloadPages
{
    private DownloadPages(IReadOnlyList<Proof> lasting, IReadOnlyList<Download> offered) =>
        (Lasting, Proofs, Offered) = (lasting, [.. lasting.Select(p => p.Again())], offered);

    /// <summary>As they were compiled, to be kept.</summary>
    public IReadOnlyList<Proof> Lasting { get; }

    public IReadOnlyList<Proof> Proofs { get; }

    public IReadOnlyList<Download> Offered { get; }

    public static DownloadPages Compile(IReadOnlyList<Proof> documents, ContentSite site, KeptProofs kept, IReadOnlySet<string> looked)
    {
        var offers = documents.Where(d => d.IsGood || looked.Contains(d.File.Path)).SelectMany(d => d.Downloads).DistinctBy(d => d.File).OrderBy(d => d.File, StringComparer.Ordinal).ToList();
        var proofs = new List<Proof>();
        var offered = new List<Download>();
        foreach (var (file, title, bytes) in offers)
        {
            var download = new Download(file, title, bytes);
            if (download.IsPage)
            {
                var proof = Submission.Of(new(DocumentKind.Download, file, download.Slug, download.Url), site.Folder, site.Facts, kept).Prove(Given.Nothing, site);
                proofs.Add(proof);
                download = download with { Title = proof.Title ?? title, Body = proof.Body };
            }
            offered.Add(download);
        }
        return new(proofs, offered);
    }
}

internal sealed class DownloadDraft(DocumentFile file, PageWriter page) : Draft(file, page)
{
    protected override void Read()
    {
    }
}
