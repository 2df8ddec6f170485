namespace Membership.Infrastructure.Persistence.Seed;

public static partial class DemoPeople
{
    private static DemoCulture[] AmericasAndPacific =>
    [
        new("brazil", "BR", "pt-BR", "São Paulo, Recife, Salvador, Belém, Porto Alegre, Brasília",
            "João, Conceição, Antônio, Luíza, Thiago, Inês, Caetano, Débora, Vinícius, Mariângela, Raimundo, Letícia",
            "da Silva, Souza, Araújo, Gonçalves, dos Santos, Magalhães, Assunção, Ribeiro, Cavalcanti, Sant'Anna, Falcão, Brandão"),
        new("mexico", "MX", "es", "Ciudad de México, Guadalajara, Oaxaca, Mérida, Monterrey, Puebla",
            "José, María José, Ximena, Íñigo, Guadalupe, Jesús, Itzel, Citlali, Andrés, Lucía, Raúl, Sofía",
            "Hernández, García Luna, Peña, Núñez, Xool, Cauich, Martínez, Ordóñez, Ibáñez, Juárez, Velázquez, Tlapale"),
        new("canada-quebec", "CA", "fr", "Montréal, Québec, Gatineau, Sherbrooke, Trois-Rivières, Mashteuiatsh",
            "Marie-Ève, Étienne, Geneviève, Félix, Maxime, Océane, Jean-François, Noémie, Benoît, Anaïs",
            "Tremblay, Gagné, Côté, Bélanger, Lévesque, Desrosiers, Thériault, St-Pierre, Awashish, Hébert"),
        new(null, "US", "en", "Chicago, Albuquerque, San José, Washington, Honolulu, Atlanta",
            "Jordan, Keisha, Ryan, Leilani, Miguel, Hannah, Trevor, Aaliyah, Dylan, Mei, Robert, Olivia",
            "Johnson, O'Malley, Washington, Kealoha, Nguyen, Begay, Smith-Jones, Ramirez, Patel, Carter, Miller, Goldberg"),
        new("trinidad-and-tobago", "TT", "en", "Port of Spain, San Fernando, Chaguanas, Scarborough, Arima",
            "Anjali, Kerwyn, Shanelle, Ravi, Keshorn, Indira, Marlon, Nyasha, Devon, Candace",
            "Ramkissoon, Baptiste, Mohammed, Joseph, De Freitas, Maharaj, Charles, Persad, Alexander, Lee Wai"),
        new("new-zealand", "NZ", "en", "Auckland, Wellington, Christchurch, Ōtepoti, Rotorua, Hamilton",
            "Aroha, Tāne, Hine, Wiremu, Mārama, Oliver, Sophie, Rāwiri, Charlotte, Ngaio",
            "Parata, Te Rangi, Wilson, McKenzie, Tamihana, Walker, Hēnare, Paewai, Fraser, Te Awa"),
    ];
}
