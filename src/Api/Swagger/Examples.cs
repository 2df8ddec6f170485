using Membership.Api.Enrollments;
using Membership.Api.Members;
using Membership.Application.Affiliations;
using Membership.Application.Clients;
using Membership.Application.Council;
using Membership.Application.Dues;
using Membership.Application.Enrollments;
using Membership.Application.Groups;
using Membership.Application.Identity;
using Membership.Application.Members;
using Membership.Application.Organizations;
using Membership.Application.Representatives;
using Membership.Application.Tiers;

namespace Membership.Api.Swagger;

/// <summary>An example of every request body, as Swagger UI fills it in.</summary>
public static class Examples
{
    /// <summary>JSON by the type of the body; a test sends each of them through the validators.</summary>
    public static readonly IReadOnlyDictionary<Type, string> ByType = new Dictionary<Type, string>
    {
        [typeof(JoinMemberCommand)] = """
            {"givenName":"Wanjikũ","familyName":"Mwangi","email":"wanjiku@example.com","password":"a long phrase of your own","country":"KE","city":"Nairobi","language":"en",
             "consents":[{"purpose":"storage","granted":true},{"purpose":"email","granted":true},{"purpose":"directory","granted":false},{"purpose":"chapterSharing","granted":false}]}
            """,
        [typeof(VerifyEmailCommand)] = """{"token":"the token of the mailed link"}""",
        [typeof(ResendVerificationCommand)] = """{"email":"wanjiku@example.com"}""",
        [typeof(UpdateMeCommand)] = """{"city":"Kisumu","language":"sw"}""",
        [typeof(UpdateMemberCommand)] = """{"familyName":"Mwangi-Otieno","reason":"Asked for by the member in writing, 2026-11-02."}""",
        [typeof(RequestEmailChangeCommand)] = """{"newEmail":"wanjiku@example.net"}""",
        [typeof(ReplaceLostEmailCommand)] = """{"email":"wanjiku@example.net","reason":"The old provider closed; identity checked by video call, 2026-11-02."}""",
        [typeof(RecordMyConsentsCommand)] = """{"consents":[{"purpose":"email","granted":false}]}""",
        [typeof(ResignMembershipCommand)] = """{"reason":null}""",
        [typeof(RequestEnrollmentCommand)] = """{"message":"I help to run a community network in Kisumu."}""",
        [typeof(DecisionBody)] = """{"reason":"We could not find out who you are; please write to us."}""",
        [typeof(ReasonBody)] = """{"reason":"Repeated breaches of the code of conduct, case 2026-17."}""",
        [typeof(ChangeStaffRolesCommand)] = """{"roles":["auditor"],"reason":"Audits the accounts of 2026, decision 14 of the board."}""",
        [typeof(AppointOfficerCommand)] = """{"memberId":"019a9f3e-7c50-7a61-8f0e-5f8b2f1c9d10","office":"secretary","from":"2026-01-01","until":"2027-12-31"}""",
        [typeof(SetOfficeRightsCommand)] = """{"rights":["seeCounts","seeRoster","approveMembers"]}""",
        [typeof(RecordPaymentCommand)] = """{"amount":600.00,"currency":"USD","receivedOn":"2026-03-02","reference":"2026030217A0043","method":"bankTransfer","note":"First half"}""",
        [typeof(ReversePaymentCommand)] = """{"reason":"The cheque was returned by the bank."}""",
        [typeof(RefundCreditCommand)] = """{"amount":50.00,"currency":"USD","on":"2026-03-09","reference":"2026030917B0007","reason":"Paid twice.","toIban":"GB82 WEST 1234 5698 7654 32"}""",
        [typeof(CreditInvoiceCommand)] = """{"amount":100.00,"reason":"Discount agreed with the board, decision 12."}""",
        [typeof(WriteOffInvoiceCommand)] = """{"amount":12.50,"reason":"Charges of the correspondent bank."}""",
        [typeof(AppointRepresentativeCommand)] = """{"role":"alternate","email":"otieno@example.net","replaces":false}""",
        [typeof(ClaimAffiliationCommand)] = """{"organizationId":"019a9f3e-7c50-7a61-8f0e-5f8b2f1c9d10","title":"Network engineer"}""",
        [typeof(ApplyForMembershipCommand)] = """
            {"legalName":"Mtandao Foundation","kind":"foundation","country":"KE","employees":12,"language":"en","tier":"silver","currency":"USD",
             "address":"P.O. Box 1\nNairobi 00100","website":"https://mtandao.example.org","logoUrl":"https://mtandao.example.org/logo.svg","registrationNumber":"OP.218/051/19",
             "vatNumber":"P051234567A","domains":["mtandao.example.org"],
             "contacts":[{"purpose":"press","name":"Press office","email":"press@mtandao.example.org","phone":"+254 20 0000000"}],"listedPublicly":true}
            """,
        [typeof(UpdateOrganizationCommand)] = """{"website":"https://mtandao.example.net","address":"P.O. Box 2\nNairobi 00100"}""",
        [typeof(SendOrganizationMessageCommand)] = """{"text":"Which of the two domains is yours?"}""",
        [typeof(ApproveOrganizationCommand)] = """{"tier":"gold"}""",
        [typeof(RegisterClientCommand)] = """{"name":"CRM of the secretariat","kind":"machine","scopes":["members.read"]}""",
        [typeof(UpdateClientCommand)] = """{"name":"CRM of the secretariat (new)"}""",
        [typeof(CreateTierCommand)] = """
            {"code":"gold","name":"Gold","rank":30,"benefits":["A seat on the council","Ten seats for your people"],"seats":10,"seatOverflow":"wait","termKind":"rolling",
             "prices":[{"currency":"USD","amount":5000},{"kind":"nonProfit","currency":"USD","amount":2500},{"minEmployees":1000,"currency":"USD","amount":10000}]}
            """,
        [typeof(UpdateTierCommand)] = """{"benefits":["A seat on the council","Twelve seats for your people"],"seats":12}""",
        [typeof(AddTierPriceCommand)] = """{"kind":"nonProfit","minEmployees":250,"currency":"USD","amount":2750}""",
        [typeof(ChangeTierCommand)] = """{"tier":"gold","effective":"whenPaid"}""",
        [typeof(ReturnOrganizationCommand)] = """{"tier":"silver"}""",
        [typeof(FreezeCouncilRollCommand)] = """{"kind":"council","title":"Meeting of the advisory council","asOf":null}""",
        [typeof(RotateClientSecretCommand)] = """{"overlapHours":24}""",
    };
}
