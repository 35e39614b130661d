namespace Pace.Learning.Content.Compilation;

/// <summary>The files that documents offer. Those in Markdown are compiled like any other text.</summary>
internal sealed class DownloadPages
{
    private DownloadPages(IReadOnlyList<Draft> drafts, IReadOnlyList<Download> offered) => (Drafts, Offered) = (drafts, offered);

    public IReadOnlyList<Draft> Drafts { get; }

    public IReadOnlyList<Download> Offered { get; }

    public static DownloadPages Compile(IReadOnlyList<Draft> documents, ContentSite site)
    {
        var offers = documents.Where(d => d.IsGood).SelectMany(d => d.Page.Downloads).DistinctBy(d => d.File).OrderBy(d => d.File, StringComparer.Ordinal).ToList();
        var drafts = new List<Draft>();
        var offered = new List<Download>();
        foreach (var (file, title, bytes) in offers)
        {
            var download = new Download(file, title, bytes);
            if (download.IsPage)
            {
                var manuscript = Manuscript.Read(site.Folder, file, Opening.Title);
                var draft = new DownloadDraft(new(file, download.Slug, download.Url), new(manuscript, site, download.Slug, PageKind.Text));
                draft.Compile();
                drafts.Add(draft);
                download = download with { Title = manuscript.Title ?? title, Body = draft.Text };
            }
            offered.Add(download);
        }
        return new(drafts, offered);
    }

    private sealed class DownloadDraft(DocumentFile file, PageWriter page) : Draft(file, page)
    {
        public CompiledText Text => Body;

        protected override void Read()
        {
        }
    }
}
