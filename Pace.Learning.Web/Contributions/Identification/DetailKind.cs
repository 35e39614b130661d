namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>What might tell people who a family is.</summary>
public enum DetailKind
{
    /// <summary>A person's name.</summary>
    Name,

    /// <summary>The name of somebody who works with the family.</summary>
    Worker,

    /// <summary>A school or a college.</summary>
    School,

    /// <summary>A road or an address.</summary>
    Road,

    /// <summary>A town, a district, a postcode.</summary>
    Place,

    /// <summary>A shop or an employer.</summary>
    Workplace,

    /// <summary>An age or a school year.</summary>
    Age,

    /// <summary>An exact day.</summary>
    Date,

    /// <summary>A vehicle's number plate.</summary>
    Plate,

    /// <summary>A number of the health service or of an insurance.</summary>
    HealthNumber,

    /// <summary>A number of the police, of a court, or another one by which something is looked up.</summary>
    CaseNumber,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>An address or a name on the web.</summary>
    Online,

    /// <summary>A court, a police force or station.</summary>
    Court,

    /// <summary>A hospital or a clinic.</summary>
    Hospital,

    /// <summary>A team or a club.</summary>
    Team,

    /// <summary>It may be a name or a place.</summary>
    Unsure,
}

/// <summary>What is said of each kind: what it is, why it may tell, and what one could write instead.</summary>
public static class DetailLabels
{
    extension(DetailKind kind)
    {
        /// <summary>What it may be.</summary>
        public string What => kind switch
        {
            DetailKind.Name => "A name",
            DetailKind.Worker => "The name of someone who worked with you",
            DetailKind.School => "A school or college",
            DetailKind.Road => "A road",
            DetailKind.Place => "A place",
            DetailKind.Workplace => "A shop or a place of work",
            DetailKind.Age => "Someone’s age",
            DetailKind.Date => "A date",
            DetailKind.Plate => "A number plate",
            DetailKind.HealthNumber => "A number that is yours alone",
            DetailKind.CaseNumber => "A number that leads to a file",
            DetailKind.Phone => "A phone number",
            DetailKind.Email => "An e-mail address",
            DetailKind.Online => "A name or a page on the web",
            DetailKind.Court => "A court or a police force",
            DetailKind.Hospital => "A hospital or clinic",
            DetailKind.Team => "A team or club",
            _ => "It may be a name or a place",
        };

        /// <summary>Why it may tell who the family is.</summary>
        public string Why => kind switch
        {
            DetailKind.Name => "People who know this name may work out who you are.",
            DetailKind.Worker => "People who know this worker may work out which family it was.",
            DetailKind.School => "A school has a small circle. People there may know you by it.",
            DetailKind.Road => "It shows where you live, or where you go.",
            DetailKind.Place => "In a small place people may know you by your story.",
            DetailKind.Workplace => "People who work or shop there may know you.",
            DetailKind.Age => "An age makes it easier to guess which child it is.",
            DetailKind.Date => "People who were there that day may know you by it.",
            DetailKind.Plate => "A plate leads to one car and its owner.",
            DetailKind.HealthNumber => "Only one person has this number.",
            DetailKind.CaseNumber => "Someone with access could look up your file.",
            DetailKind.Phone => "Anyone could ring it.",
            DetailKind.Email => "Anyone could write to it.",
            DetailKind.Online => "Anyone could look at that page, and at who its friends are.",
            DetailKind.Court => "It shows where your case was heard.",
            DetailKind.Hospital => "It shows where you live, or where you went for help.",
            DetailKind.Team => "People from the club may know you by it.",
            _ => "If it is a name, people may know you by it.",
        };

        /// <summary>What could be written instead.</summary>
        public string Instead => kind switch
        {
            DetailKind.Name => "my child, or a friend of hers",
            DetailKind.Worker => "our worker, or the officer",
            DetailKind.School => "her school",
            DetailKind.Road => "our street",
            DetailKind.Place => "our town",
            DetailKind.Workplace => "a shop near us, or my job",
            DetailKind.Age => "in her teens, or at school",
            DetailKind.Date => "one day in spring, or a few years ago",
            DetailKind.Plate => "their car",
            DetailKind.HealthNumber => "her number",
            DetailKind.CaseNumber => "our case number",
            DetailKind.Phone => "my phone",
            DetailKind.Email => "by e-mail",
            DetailKind.Online => "on social media",
            DetailKind.Court => "the court, or the police",
            DetailKind.Hospital => "the hospital",
            DetailKind.Team => "her team",
            _ => "someone we know, or a place near us",
        };
    }
}
